package org.redress.audit;

import io.quarkus.logging.Log;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.io.PrintStream;
import org.redress.audit.Verification.Place;
import org.redress.audit.Verification.Portion;
import org.redress.platform.Environment;

/**
 * {@code verify-ledger}: proves all books and says where they break, one line a finding. The exit
 * code is 0 where all is well, 1 where anything is found, and 2 where it cannot be told.
 */
public final class VerifyLedger implements QuarkusApplication {

    /** The word on the command line. */
    public static final String COMMAND = "verify-ledger";

    private static final int PORTION = 200;

    private final Verification verification;

    VerifyLedger(Verification verification) {
        this.verification = verification;
    }

    /** A command serves nobody, moves no deadline and changes no schema. */
    public static void prepare(Environment environment) {
        environment.set("quarkus.http.host-enabled", false);
        environment.set("quarkus.management.host-enabled", false);
        environment.set("quarkus.scheduler.enabled", false);
        environment.set("quarkus.flyway.migrate-at-start", false);
    }

    @Override
    public int run(String... args) {
        prove(System.out)
                .subscribe()
                .with(
                        well -> Quarkus.asyncExit(well ? 0 : 1),
                        failure -> {
                            Log.error("the ledger cannot be proven", failure);
                            Quarkus.asyncExit(2);
                        });
        Quarkus.waitForExit();
        return 0;
    }

    /** Answers whether all is well. */
    Uni<Boolean> prove(PrintStream out) {
        var progress = new Progress();
        return Multi.createBy()
                .repeating()
                .uni(() -> verification.after(progress.next, PORTION).invoke(progress::add))
                .whilst(portion -> portion.next() != null)
                .invoke(portion -> portion.findings().forEach(out::println))
                .collect()
                .last()
                .invoke(() -> out.println(progress.words()))
                .map(last -> progress.findings == 0);
    }

    private static final class Progress {
        private Place next = Place.START;
        private long orders;
        private long findings;

        void add(Portion portion) {
            next = portion.next();
            orders += portion.checked();
            findings += portion.findings().size();
        }

        String words() {
            return "orders proven: " + orders + ", findings: " + findings;
        }
    }
}
