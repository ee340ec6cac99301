package org.redress.notice;

import org.redress.report.ReportFile;
import org.redress.report.ReportKind;
import org.redress.report.ReportStatus.Decided;

/**
 * What the email about a decided report says (W18), ready to be shown.
 *
 * @param kind the kind in words, for example {@code report of a product}
 * @param standing how the account stands since, as its word; null where nothing changes
 * @param grounds null once they were erased
 */
public record ReportNews(
        String name,
        String kind,
        boolean appeal,
        boolean upheld,
        String standing,
        String grounds,
        String received,
        String decided,
        String link,
        String support) {

    static ReportNews of(ReportFile file, Contact contact, NoticeSite site) {
        var report = file.report();
        if (!(report.status() instanceof Decided decided)) {
            throw new IllegalStateException("the report is not decided");
        }
        // No amount is told, so there is no currency.
        var formats = new Formats(contact.locale(), null);
        return new ReportNews(
                PlainText.line(contact.name(), PlainText.NAME),
                words(report.kind()),
                report.kind().isAppeal(),
                decided.upheld(),
                decided.standing() == null ? null : decided.standing().code(),
                file.grounds() == null ? null : PlainText.line(file.grounds(), PlainText.QUOTE),
                formats.instant(report.receivedAt()),
                formats.instant(decided.at()),
                site.link("/reports/" + report.id()),
                site.support());
    }

    private static String words(ReportKind kind) {
        return switch (kind) {
            case PRODUCT -> "report of a product";
            case INTELLECTUAL_PROPERTY -> "report of an infringed right";
            case SELLER -> "report of a seller";
            case ACCOUNT_APPEAL -> "appeal about your account";
            case VERIFICATION_APPEAL -> "appeal about a verification";
        };
    }
}
