package org.redress.notice;

import org.redress.webhook.Disabling;

/**
 * What the email about a disabled webhook endpoint says, ready to be shown.
 *
 * @param host where the receiver was, without scheme and path
 * @param isGone whether it said that it is there no more
 * @param since since when it had taken nothing
 * @param lastError a stable code
 */
public record WebhookNews(
        String host, String endpoint, boolean isGone, String since, String at, String lastError) {

    static WebhookNews of(Disabling disabling, Formats formats) {
        return new WebhookNews(
                PlainText.line(disabling.host(), PlainText.NAME),
                disabling.endpoint().toString(),
                disabling.isGone(),
                formats.instant(disabling.failingSince()),
                formats.instant(disabling.at()),
                disabling.lastError());
    }
}
