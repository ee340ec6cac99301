package org.redress.notice;

/**
 * An email ready to be sent.
 *
 * @param thread what the mail is about, the same for all mails of one case: they are shown together
 * @param appointment the next deadline, null if the letter names none
 */
public record Letter(
        Contact to,
        String subject,
        String text,
        String html,
        String thread,
        Appointment appointment) {}
