package org.redress.payment;

/**
 * What a provider tells by itself, once its signature was found good.
 *
 * @param event the provider's own id of it, the same when it is sent again
 * @param key our key, null where it is about nothing of ours
 */
public record Notification(String event, String key, Outcome outcome) {}
