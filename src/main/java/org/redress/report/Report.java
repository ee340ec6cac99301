package org.redress.report;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.redress.account.AccountRole;
import org.redress.account.Standing;
import org.redress.kernel.Because;
import org.redress.kernel.Refusal;
import org.redress.report.ReportStatus.Decided;
import org.redress.report.ReportStatus.Received;
import org.redress.report.ReportStatus.UnderReview;
import org.redress.report.ReportStatus.Withdrawn;

/**
 * A report or an appeal, apart from what people wrote in it. It grants nobody anything but what an
 * upheld account appeal does to the account.
 *
 * @param holder only for intellectual property, else null
 * @param seller whom it is about, or null
 * @param role only for an account appeal, else null
 */
public record Report(
        UUID id,
        int version,
        ReportKind kind,
        Boolean holder,
        String seller,
        AccountRole role,
        String reporter,
        Instant receivedAt,
        Instant dueAt,
        ReportStatus status) {

    static final String RULES = "reports";

    static Report filed(UUID id, Filing filing, String reporter, Instant now, Instant dueAt) {
        return new Report(
                id,
                1,
                filing.kind(),
                filing.holder(),
                filing.seller(),
                filing.role(),
                reporter,
                now,
                dueAt,
                new Received());
    }

    public boolean isOpen() {
        return status.isOpen();
    }

    /** Nobody has decided in time. */
    public boolean isOverdue(Instant now) {
        return isOpen() && !now.isBefore(dueAt);
    }

    /** Why {@code who} may not take it, if he may not; an operator takes it from a mediator. */
    public Optional<Refusal> refusesTaking(String who, boolean operator) {
        if (!isOpen()) {
            return closed();
        }
        if (who.equals(reporter)) {
            return refused(ReportRefusal.OWN_REPORT, "own");
        }
        return isTakenByAnother(who) && !operator
                ? refused(ReportRefusal.REPORT_TAKEN, "assignment", "status", status.code())
                : Optional.empty();
    }

    Report takenBy(String who) {
        return with(new UnderReview(who));
    }

    /** Why {@code who} may not decide it so, if he may not. */
    public Optional<Refusal> refusesDeciding(String who, Verdict verdict) {
        if (!isOpen()) {
            return closed();
        }
        if (who.equals(reporter)) {
            return refused(ReportRefusal.OWN_REPORT, "own");
        }
        if (status.assignedTo() == null) {
            return refused(ReportRefusal.REPORT_NOT_TAKEN, "assignment", "status", status.code());
        }
        if (isTakenByAnother(who)) {
            return refused(ReportRefusal.REPORT_TAKEN, "assignment", "status", status.code());
        }
        if (verdict.standing() == null) {
            return Optional.empty();
        }
        if (kind != ReportKind.ACCOUNT_APPEAL || !verdict.upheld()) {
            return refused(ReportRefusal.STANDING_NOT_APPLICABLE, "standing", "kind", kind.code());
        }
        return verdict.standing().isFor(role)
                ? Optional.empty()
                : refused(ReportRefusal.STANDING_NOT_FOR_ROLE, "standing", "role", role.code());
    }

    Report decided(String who, Verdict verdict, Instant now) {
        return with(new Decided(verdict.upheld(), who, now, standingBy(verdict)));
    }

    /** An upheld account appeal makes the account good again, unless it says otherwise. */
    private Standing standingBy(Verdict verdict) {
        if (kind != ReportKind.ACCOUNT_APPEAL || !verdict.upheld()) {
            return null;
        }
        return verdict.standing() == null ? Standing.GOOD : verdict.standing();
    }

    /** Why {@code who} may not take it back, if he may not. */
    public Optional<Refusal> refusesWithdrawing(String who) {
        if (!who.equals(reporter)) {
            return refused(ReportRefusal.NOT_THE_REPORTER, "own");
        }
        return isOpen() ? Optional.empty() : closed();
    }

    Report withdrawn(Instant now) {
        return with(new Withdrawn(status.assignedTo(), now));
    }

    private boolean isTakenByAnother(String who) {
        return status.assignedTo() != null && !status.assignedTo().equals(who);
    }

    private Optional<Refusal> closed() {
        return refused(
                ReportRefusal.REPORT_CLOSED,
                "status",
                "status",
                status.code(),
                "closedAt",
                status.closedAt());
    }

    static Optional<Refusal> refused(ReportRefusal code, String rule, Object... facts) {
        return Optional.of(new Refusal(code, Because.of(RULES, rule, facts)));
    }

    private Report with(ReportStatus other) {
        return new Report(
                id, version + 1, kind, holder, seller, role, reporter, receivedAt, dueAt, other);
    }
}
