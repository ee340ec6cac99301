package org.redress.notice;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import org.redress.kernel.Party;
import org.redress.order.NoticeKind;
import org.redress.outbox.OutboxMessage;
import org.redress.policy.Policies;

/** Writes the letter that a row of the outbox asks for, under the policy the order is pinned to. */
@ApplicationScoped
class LetterDesk {

    private final CaseFiles caseFiles;
    private final Policies policies;
    private final NoticeComposer composer;

    LetterDesk(CaseFiles caseFiles, Policies policies, NoticeComposer composer) {
        this.caseFiles = caseFiles;
        this.policies = policies;
        this.composer = composer;
    }

    Uni<Letter> write(OutboxMessage message) {
        return caseFiles
                .of(message.orderId(), message.eventNumber())
                .map(file -> letter(message, file));
    }

    private Letter letter(OutboxMessage message, CaseFile file) {
        var policy = policies.byRef(file.occurrence().because().policy());
        return composer.compose(NoticeKind.named(message.kind()), recipient(message), file, policy);
    }

    private static Party recipient(OutboxMessage message) {
        return Party.valueOf(message.recipient().toUpperCase(Locale.ROOT));
    }
}
