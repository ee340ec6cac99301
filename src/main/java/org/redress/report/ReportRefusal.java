package org.redress.report;

import org.redress.kernel.Refusal;
import org.redress.kernel.Refusal.Kind;

/** Why a report says no. */
public enum ReportRefusal implements Refusal.Code {
    REPORT_CLOSED(Kind.CONFLICT, "The report is over; nothing more can be done with it."),
    REPORT_TAKEN(Kind.CONFLICT, "Somebody else has taken this report."),
    REPORT_NOT_TAKEN(Kind.CONFLICT, "Take the report before you decide it."),
    OWN_REPORT(Kind.FORBIDDEN, "Nobody decides about a report of his own."),
    NOT_THE_REPORTER(Kind.FORBIDDEN, "Only who made the report can take it back."),
    APPEAL_OPEN(Kind.CONFLICT, "There is an open appeal about this already."),
    IN_GOOD_STANDING(Kind.CONFLICT, "This account stands well; there is nothing to appeal."),
    TOO_MANY_REPORTS(Kind.CONFLICT, "You have as many open reports as there may be."),
    STANDING_NOT_APPLICABLE(
            Kind.CONFLICT,
            "Only an upheld account appeal says how the account stands from now on."),
    STANDING_NOT_FOR_ROLE(Kind.CONFLICT, "Only a seller's payouts can be held.");

    private final Kind kind;
    private final String sentence;

    ReportRefusal(Kind kind, String sentence) {
        this.kind = kind;
        this.sentence = sentence;
    }

    @Override
    public Kind kind() {
        return kind;
    }

    @Override
    public String sentence() {
        return sentence;
    }
}
