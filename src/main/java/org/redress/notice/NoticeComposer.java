package org.redress.notice;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.LongStream;
import org.redress.access.CaseLinks;
import org.redress.kernel.Because;
import org.redress.kernel.Occurrence;
import org.redress.kernel.Party;
import org.redress.ledger.Instruction;
import org.redress.ledger.Instruction.Kind;
import org.redress.notice.Frame.Item;
import org.redress.notice.Frame.Moved;
import org.redress.notice.Frame.Why;
import org.redress.order.Line;
import org.redress.order.NoticeKind;
import org.redress.order.OrderEvent;
import org.redress.order.OrderEvent.LinesSettled;
import org.redress.order.ProtectedOrder;
import org.redress.policy.Policy;

/**
 * Writes an email from the case as it stood when the event happened; the same row gives the same
 * email, but for the link, which is good from the moment it is written.
 */
public final class NoticeComposer {

    private final Wording wording;
    private final NoticeSite site;
    private final CaseLinks links;

    public NoticeComposer(Wording wording, NoticeSite site, CaseLinks links) {
        this.wording = wording;
        this.site = site;
        this.links = links;
    }

    public Letter compose(NoticeKind kind, Party to, CaseFile file, Policy policy) {
        ProtectedOrder order = file.order();
        Contact contact = contact(to, file, order);
        Locale language = wording.language(contact.locale());
        Formats formats = Formats.of(language, contact, order.currency());
        Subject subject = Subject.of(file.occurrence().event(), order);
        Notice notice = News.of(kind, new Telling(file, order, policy, subject, formats));
        Ahead ahead =
                notice.isFollowed()
                        ? Ahead.nothing()
                        : Outlook.at(file.occurrence().at(), order, policy, formats, to)
                                .of(subject);
        Frame frame = frame(to, contact, file, order, subject, formats, ahead);
        var worded = wording.of(language, kind.code(), notice, frame);
        return new Letter(
                contact,
                worded.subject(),
                worded.text(),
                worded.html(),
                caseId(order, subject),
                appointment(file, order, subject, worded, frame.ahead()));
    }

    /** Calendars are shared, so this link opens nothing by itself. */
    private Appointment appointment(
            CaseFile file,
            ProtectedOrder order,
            Subject subject,
            Wording.Worded worded,
            Ahead ahead) {
        String caseId = caseId(order, subject);
        var due = Optional.ofNullable(ahead).flatMap(Ahead::due);
        return due.map(next ->
                        new Appointment(
                                caseId + "." + next.name() + "@" + site.domain(),
                                file.events().size(),
                                next.at(),
                                file.occurrence().at(),
                                worded.entry(),
                                String.join("\n", worded.next()),
                                site.link(plainPath(order, subject))))
                .orElse(null);
    }

    private Contact contact(Party to, CaseFile file, ProtectedOrder order) {
        Contact contact =
                switch (to) {
                    case BUYER -> file.contacts().get(order.buyer().contact().id());
                    case SELLER -> file.contacts().get(order.seller().contact().id());
                    case MEDIATOR -> site.mediators();
                    case SUPERVISOR -> site.supervisor();
                    case MARKETPLACE, ASSISTANT, READER, OPERATOR, PROVIDER, TIME -> null;
                };
        if (contact == null) {
            throw new ErasedException(to);
        }
        return contact;
    }

    private Frame frame(
            Party to,
            Contact contact,
            CaseFile file,
            ProtectedOrder order,
            Subject subject,
            Formats formats,
            Ahead ahead) {
        List<Item> items =
                subject.lines().stream()
                        .map(place -> item(order.lines().get(place), file, formats))
                        .toList();
        return new Frame(
                to,
                contact.name() == null ? null : PlainText.line(contact.name(), PlainText.NAME),
                PlainText.line(order.externalId(), PlainText.NAME),
                subject.dispute(),
                items,
                moved(file.occurrence().event(), formats),
                why(file.occurrence(), formats),
                ahead,
                site.link(path(to, file, order, subject)),
                site.support());
    }

    /** A party comes in by the link alone, the case team by its own login. */
    private String path(Party to, CaseFile file, ProtectedOrder order, Subject subject) {
        return to == Party.BUYER || to == Party.SELLER
                ? "/case/" + links.token(order.id(), subject.dispute(), to, file.readAt())
                : plainPath(order, subject);
    }

    private static String plainPath(ProtectedOrder order, Subject subject) {
        return (subject.dispute() == 0 ? "/orders/" : "/disputes/") + caseId(order, subject);
    }

    private static String caseId(ProtectedOrder order, Subject subject) {
        return subject.dispute() == 0
                ? order.id().toString()
                : order.id() + "-" + subject.dispute();
    }

    private static Item item(Line line, CaseFile file, Formats formats) {
        String title = file.titles().getOrDefault(line.id(), line.id());
        return new Item(
                line.quantity(),
                PlainText.line(title, PlainText.NAME),
                formats.amount(line.parts().total()));
    }

    private static Moved moved(OrderEvent event, Formats formats) {
        return event instanceof LinesSettled settled && !settled.instructions().isEmpty()
                ? new Moved(
                        sum(settled, Kind.REFUND, formats),
                        sum(settled, Kind.PAYOUT, formats),
                        formats.instant(settled.instructions().getFirst().plannedAt()))
                : null;
    }

    private static String sum(LinesSettled settled, Kind kind, Formats formats) {
        LongStream amounts =
                settled.instructions().stream()
                        .filter(instruction -> instruction.kind() == kind)
                        .mapToLong(Instruction::amount);
        long sum = amounts.sum();
        return sum == 0 ? null : formats.amount(sum);
    }

    private static Why why(Occurrence<OrderEvent> occurrence, Formats formats) {
        Because because = occurrence.because();
        String[] policy = because.policy().split("@", 2);
        return new Why(
                because.rule(),
                policy[0],
                policy[1],
                formats.instant(occurrence.due()),
                formats.instant(occurrence.at()));
    }
}
