package org.redress.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.redress.access.Caller;
import org.redress.access.Role;
import org.redress.account.AccountRole;
import org.redress.account.Standing;
import org.redress.report.Filing.Words;
import org.redress.report.Report;
import org.redress.report.ReportFile;
import org.redress.report.ReportStatus.Decided;
import org.redress.report.Verdict;

/** A report as the caller may see it; words that were erased are missing. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReportView(
        UUID id,
        int version,
        String kind,
        String status,
        Boolean holder,
        String seller,
        String role,
        String url,
        String reason,
        String text,
        String reporter,
        String assignedTo,
        Instant receivedAt,
        Instant dueAt,
        boolean overdue,
        DecisionView decision,
        Instant withdrawnAt,
        List<String> allowedActions,
        String supportContact) {

    /** {@code standing} is how the account stands since, only after an upheld account appeal. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record DecisionView(String outcome, String grounds, String standing, Instant at) {}

    static ReportView of(ReportFile file, Caller caller, String supportContact) {
        Report report = file.report();
        Optional<Words> words = Optional.ofNullable(file.words());
        boolean team = caller.mayAsStaff(report.reporter(), report.seller());
        var status = report.status();
        return new ReportView(
                report.id(),
                report.version(),
                report.kind().code(),
                status.code(),
                report.holder(),
                report.seller(),
                Optional.ofNullable(report.role()).map(AccountRole::code).orElse(null),
                words.map(Words::url).orElse(null),
                words.map(Words::reason).orElse(null),
                words.map(Words::text).orElse(null),
                report.reporter(),
                team ? status.assignedTo() : null,
                report.receivedAt(),
                report.dueAt(),
                report.isOverdue(file.now()),
                decision(file),
                status instanceof Decided ? null : status.closedAt(),
                actions(report, caller),
                supportContact);
    }

    private static DecisionView decision(ReportFile file) {
        return file.report().status() instanceof Decided decided
                ? new DecisionView(
                        decided.outcome(),
                        file.grounds(),
                        Optional.ofNullable(decided.standing()).map(Standing::code).orElse(null),
                        decided.at())
                : null;
    }

    /** The same rules that decide the requests themselves. */
    private static List<String> actions(Report report, Caller caller) {
        List<String> actions = new ArrayList<>();
        boolean operator = caller.is(Role.OPERATOR);
        boolean team = caller.mayAsStaff(report.reporter(), report.seller());
        if (team && report.refusesTaking(caller.id(), operator).isEmpty()) {
            actions.add("assignment");
        }
        var rejected = new Verdict(false, "", null);
        if (team && report.refusesDeciding(caller.id(), rejected).isEmpty()) {
            actions.add("decision");
        }
        if (report.refusesWithdrawing(caller.id()).isEmpty()) {
            actions.add("withdrawal");
        }
        return actions;
    }
}
