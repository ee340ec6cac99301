package org.redress.notice;

/**
 * An email ready to be sent.
 *
 * @param thread what the mail is about, the same for all mails of one case: they are shown together
 */
public record Letter(Contact to, String subject, String text, String html, String thread) {}
