package org.redress;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import org.redress.access.CaseLinkKeys;
import org.redress.access.TokenKey;
import org.redress.audit.VerifyLedger;
import org.redress.evidence.EvidenceBeans;
import org.redress.notice.Installation;
import org.redress.notice.MailSink;
import org.redress.payment.Gateways;
import org.redress.platform.EmbeddedDatabase;
import org.redress.platform.Environment;

/**
 * Starts the service, or the command named on the command line, once the database, the mail server
 * and the key it needs are there.
 */
@QuarkusMain
public class Main {
    public static void main(String... args) {
        var environment = Environment.read();
        TokenKey.require(environment);
        CaseLinkKeys.require(environment);
        Installation.require(environment);
        Gateways.require(environment);
        EvidenceBeans.require(environment);
        MailSink.provide(environment);
        EmbeddedDatabase.provide(environment);
        if (!environment.asked().isEmpty()) {
            System.err.println(
                    "redress: cannot start, please set " + String.join("; ", environment.asked()));
            System.exit(1);
        }
        if (args.length > 0 && args[0].equals(VerifyLedger.COMMAND)) {
            VerifyLedger.prepare(environment);
            Quarkus.run(VerifyLedger.class, args);
        } else {
            Quarkus.run(args);
        }
    }
}
