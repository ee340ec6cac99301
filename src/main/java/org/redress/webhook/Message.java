package org.redress.webhook;

/**
 * What is posted.
 *
 * @param id the same on every try
 * @param timestamp of this try, in seconds since 1970
 * @param signature by every secret of the endpoint
 */
record Message(String id, long timestamp, String signature, String body) {}
