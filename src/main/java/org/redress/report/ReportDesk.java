package org.redress.report;

import static org.redress.access.Role.*;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.redress.access.Caller;
import org.redress.account.Accounts;
import org.redress.account.Standing;
import org.redress.account.StandingChange;
import org.redress.kernel.Refusal;
import org.redress.platform.Problem;
import org.redress.platform.Randomness;
import org.redress.report.ReportStatus.Decided;

/**
 * Where reports are filed, taken, decided and taken back, each in a transaction of the caller's.
 * Who may see one is decided here, by the table: the reporter, and mediators and operators whom it
 * is not about; for others there is nothing under the id (rule 11).
 */
@ApplicationScoped
public class ReportDesk {

    private final Pool pool;
    private final ReportStore store;
    private final Accounts accounts;
    private final Randomness randomness;
    private final ReportConfig config;
    private final DueDates due;

    ReportDesk(
            Pool pool,
            ReportStore store,
            Accounts accounts,
            Randomness randomness,
            ReportConfig config) {
        this.pool = pool;
        this.store = store;
        this.accounts = accounts;
        this.randomness = randomness;
        this.config = config;
        this.due = DueDates.of(config.decideWithin(), config.decideAppealsWithinDays());
    }

    /** The report as this caller may see it. */
    public Uni<ReportFile> find(UUID id, Caller caller) {
        return store.find(pool, id).map(file -> seen(file, caller));
    }

    /** For the service itself, which writes the email. */
    public Uni<Optional<ReportFile>> read(UUID id) {
        return store.find(pool, id);
    }

    public Uni<Handled> file(SqlConnection connection, Filing filing, Caller caller) {
        return store.open(connection, caller.id())
                .chain(open -> refusesFiling(connection, filing, caller, open))
                .chain(refusal ->
                        refusal.isPresent()
                                ? refused(refusal.get())
                                : write(connection, filing, caller));
    }

    private Uni<Optional<Refusal>> refusesFiling(
            SqlConnection connection, Filing filing, Caller caller, long open) {
        if (open >= config.openPerAccount()) {
            return Uni.createFrom()
                    .item(
                            Report.refused(
                                    ReportRefusal.TOO_MANY_REPORTS,
                                    "openPerAccount",
                                    "open",
                                    open,
                                    "most",
                                    config.openPerAccount()));
        }
        return filing.kind().isAppeal()
                ? store.hasOpenAppeal(connection, caller.id(), filing)
                        .chain(appealed -> refusesAppeal(connection, filing, caller, appealed))
                : Uni.createFrom().item(Optional.empty());
    }

    private static Uni<Optional<Refusal>> refusesAppeal(
            SqlConnection connection, Filing filing, Caller caller, boolean appealed) {
        if (appealed) {
            return Uni.createFrom()
                    .item(
                            Report.refused(
                                    ReportRefusal.APPEAL_OPEN,
                                    "oneAppeal",
                                    "kind",
                                    filing.kind().code()));
        }
        return filing.role() == null
                ? Uni.createFrom().item(Optional.empty())
                : Accounts.find(connection, caller.id())
                        .map(account -> account.in(filing.role()).standing())
                        .map(standing -> refusesWellStanding(standing, filing));
    }

    private static Optional<Refusal> refusesWellStanding(Standing standing, Filing filing) {
        return standing == Standing.GOOD
                ? Report.refused(
                        ReportRefusal.IN_GOOD_STANDING,
                        "standing",
                        "role",
                        filing.role().code(),
                        "standing",
                        standing.code())
                : Optional.empty();
    }

    private Uni<Handled> write(SqlConnection connection, Filing filing, Caller caller) {
        return store.now(connection)
                .map(now ->
                        Report.filed(
                                randomness.id(),
                                filing,
                                caller.id(),
                                now,
                                due.of(filing.kind(), now)))
                .call(report -> store.insert(connection, report))
                .call(report -> keep(connection, report, "words", ReportRow.json(filing.words())))
                .call(report ->
                        keep(connection, report, "contact", ReportRow.json(filing.contact())))
                .chain(report -> done(connection, report));
    }

    private Uni<Void> keep(SqlConnection connection, Report report, String kind, String body) {
        return store.keep(connection, report.id(), kind, body);
    }

    public Uni<Handled> take(SqlConnection connection, UUID id, Integer ifMatch, Caller caller) {
        return locked(connection, id, ifMatch, caller)
                .chain(file -> {
                    var report = file.report();
                    var refusal = report.refusesTaking(caller.id(), caller.is(OPERATOR));
                    return refusal.isPresent()
                            ? refused(refusal.get())
                            : update(connection, report.takenBy(caller.id()));
                });
    }

    public Uni<Handled> withdraw(
            SqlConnection connection, UUID id, Integer ifMatch, Caller caller) {
        return locked(connection, id, ifMatch, caller)
                .chain(file -> {
                    var refusal = file.report().refusesWithdrawing(caller.id());
                    return refusal.isPresent()
                            ? refused(refusal.get())
                            : update(connection, file.report().withdrawn(file.now()));
                });
    }

    public Uni<Handled> decide(
            SqlConnection connection, UUID id, Verdict verdict, Integer ifMatch, Caller caller) {
        return locked(connection, id, ifMatch, caller)
                .chain(file -> {
                    var refusal = file.report().refusesDeciding(caller.id(), verdict);
                    return refusal.isPresent()
                            ? refused(refusal.get())
                            : decide(connection, file, verdict, caller.id());
                });
    }

    /** The decision, what it does to the account, and the email that tells of it: all or none. */
    private Uni<Handled> decide(
            SqlConnection connection, ReportFile file, Verdict verdict, String by) {
        Report decided = file.report().decided(by, verdict, file.now());
        String grounds = ReportRow.jsonOfGrounds(verdict.grounds());
        return keep(connection, decided, "grounds", grounds)
                .chain(() -> restore(connection, decided, verdict))
                .chain(() -> store.tell(connection, decided))
                .chain(() -> update(connection, decided));
    }

    private Uni<Void> restore(SqlConnection connection, Report report, Verdict verdict) {
        if (!(report.status() instanceof Decided decided) || decided.standing() == null) {
            return Uni.createFrom().voidItem();
        }
        var change =
                new StandingChange(
                        report.reporter(),
                        report.role(),
                        decided.standing(),
                        verdict.grounds(),
                        decided.by(),
                        report.id());
        return accounts.set(connection, change, null).replaceWithVoid();
    }

    private Uni<Handled> update(SqlConnection connection, Report report) {
        return store.update(connection, report).chain(() -> done(connection, report));
    }

    private Uni<Handled> done(SqlConnection connection, Report report) {
        return store.find(connection, report.id())
                .map(file -> new Handled.Done(file.orElseThrow()));
    }

    private static Uni<Handled> refused(Refusal refusal) {
        return Uni.createFrom().item(new Handled.Refused(refusal));
    }

    private Uni<ReportFile> locked(
            SqlConnection connection, UUID id, Integer ifMatch, Caller caller) {
        return store.lock(connection, id)
                .map(file -> seen(file, caller))
                .invoke(file -> requireVersion(file.report(), ifMatch));
    }

    private static ReportFile seen(Optional<ReportFile> file, Caller caller) {
        return file.filter(found -> maySee(found.report(), caller))
                .orElseThrow(() ->
                        Problem.of(404, "not-found", "There is nothing under this id.")
                                .exception());
    }

    private static boolean maySee(Report report, Caller caller) {
        return caller.mayAsStaff(report.seller()) || report.reporter().equals(caller.id());
    }

    private static void requireVersion(Report report, Integer expected) {
        if (expected != null && report.version() != expected) {
            throw Problem.of(
                            412,
                            "version-changed",
                            "The report has changed since; look at it again.",
                            Map.of("version", String.valueOf(report.version())))
                    .exception();
        }
    }
}
