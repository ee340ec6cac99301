package org.redress.api;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.redress.access.Access;
import org.redress.access.Caller;
import org.redress.access.Disclosure;
import org.redress.api.EvidenceUploads.Stored;
import org.redress.api.EvidenceUploads.Taken;
import org.redress.dispute.Evidence;
import org.redress.evidence.Holds;
import org.redress.kernel.Party;
import org.redress.order.Done;
import org.redress.order.Life;
import org.redress.order.OrderCommand;
import org.redress.order.OrderCommand.AttachEvidence;
import org.redress.order.OrderCommand.RemoveEvidence;
import org.redress.order.OrderId;
import org.redress.order.OrderRoad;
import org.redress.order.Work;
import org.redress.order.Work.Answer;
import org.redress.order.Work.Personal;
import org.redress.order.Work.Repeat;
import org.redress.order.Work.Scene;
import org.redress.order.Work.Terms;
import org.redress.platform.Problem;

/**
 * Attaches files, takes them back and finds them. The bytes come before the command and go after
 * it, so that an order never speaks of bytes that are not there.
 */
@ApplicationScoped
class EvidenceDesk {

    private final OrderRoad road;
    private final Sights sights;
    private final EvidenceUploads uploads;
    private final EvidenceFiles files;
    private final Holds holds;
    private final Papers papers;
    private final SecurityIdentity identity;

    EvidenceDesk(
            OrderRoad road,
            Sights sights,
            EvidenceUploads uploads,
            EvidenceFiles files,
            Holds holds,
            Papers papers,
            SecurityIdentity identity) {
        this.road = road;
        this.sights = sights;
        this.uploads = uploads;
        this.files = files;
        this.holds = holds;
        this.papers = papers;
        this.identity = identity;
    }

    /** Nobody but a party of the order gets as far as sending the file. */
    Uni<Response> attach(UUID order, int dispute, HttpServerRequest request, HttpHeaders headers) {
        Caller caller = Caller.of(identity);
        String key = RequestHeaders.key(headers);
        Integer ifMatch = RequestHeaders.ifMatch(headers);
        return sights.ofOrder(order, identity)
                .invoke(sight -> requireDispute(sight, dispute))
                .chain(sight ->
                        uploads.receive(
                                order,
                                caller.id(),
                                request,
                                stored ->
                                        taken(
                                                attaching(
                                                        order, dispute, caller, key, ifMatch,
                                                        stored))));
    }

    private static void requireDispute(Sight sight, int dispute) {
        if (dispute > 0 && sight.order().dispute(dispute).isEmpty()) {
            throw Commands.unknown().exception();
        }
    }

    private Work attaching(
            UUID order, int dispute, Caller caller, String key, Integer ifMatch, Stored stored) {
        var command =
                new AttachEvidence(
                        dispute,
                        stored.kind(),
                        stored.sealed(),
                        stored.file().bytes(),
                        Papers.refOf(stored.paper()));
        var content =
                List.of(
                        "evidence",
                        dispute,
                        stored.kind().code(),
                        stored.sealed(),
                        stored.file().sha256());
        Function<Life, Answer> answer =
                life -> {
                    var attached = life.after().file().evidence().getLast();
                    var found =
                            new FoundEvidence(
                                    order, attached, stored.file(), stored.scan(), attached.by());
                    return answer(201, found, life);
                };
        var repeat = repeat(order, caller, key, content);
        return work(order, command, caller, repeat, ifMatch, List.of(stored.paper()), answer);
    }

    private Uni<Taken<Response>> taken(Work work) {
        return road.send(work).map(done -> new Taken<>(isAccepted(done), Commands.response(done)));
    }

    /**
     * What was taken back stays on record; only the bytes go, once that is committed, and not while
     * a claim needs them. Nobody is told of that.
     */
    Uni<Response> remove(EvidenceId id, HttpHeaders headers) {
        String key = RequestHeaders.key(headers);
        Integer ifMatch = RequestHeaders.ifMatch(headers);
        return find(id).chain(found -> removed(found, key, ifMatch));
    }

    private Uni<Response> removed(FoundEvidence found, String key, Integer ifMatch) {
        Caller caller = Caller.of(identity);
        int number = found.evidence().number();
        var repeat = repeat(found.order(), caller, key, List.of("evidence", number));
        var work =
                work(
                        found.order(),
                        new RemoveEvidence(number),
                        caller,
                        repeat,
                        ifMatch,
                        List.of(),
                        life -> answer(200, found, life));
        return leaving(found, caller)
                .chain(() -> road.send(work))
                .call(done -> isAccepted(done) ? gone(found) : Uni.createFrom().voidItem())
                .map(Commands::response);
    }

    private Uni<Void> leaving(FoundEvidence found, Caller caller) {
        boolean own = found.evidence().by() == found.party();
        return found.file() == null || !own
                ? Uni.createFrom().voidItem()
                : uploads.leave(found.entry(), caller.id(), found.file().bytes());
    }

    private Uni<Void> gone(FoundEvidence found) {
        return found.file() == null
                ? Uni.createFrom().voidItem()
                : holds.isHeld(found.order())
                        .chain(held ->
                                held ? Uni.createFrom().voidItem() : uploads.delete(found.entry()));
    }

    /** The one file; for whoever may not look at it there is nothing under the id. */
    Uni<FoundEvidence> find(EvidenceId id) {
        return in(id.order(), 0, file -> file.number() == id.number())
                .map(found -> found.stream().findFirst())
                .map(found -> found.orElseThrow(() -> Commands.unknown().exception()));
    }

    /** The order's files that the caller may look at, in the order they came. */
    Uni<List<FoundEvidence>> ofOrder(UUID order) {
        return in(order, 0, file -> true);
    }

    static List<EvidenceView> views(List<FoundEvidence> found) {
        return found.stream().map(FoundEvidence::view).toList();
    }

    Uni<List<FoundEvidence>> ofDispute(DisputeId id) {
        return in(id.order(), id.number(), file -> file.dispute() == id.number());
    }

    private Uni<List<FoundEvidence>> in(UUID order, int dispute, Predicate<Evidence> wanted) {
        return sights.ofOrder(order, identity)
                .invoke(sight -> requireDispute(sight, dispute))
                .chain(sight -> described(order, seen(sight, wanted), sight.party()));
    }

    private static List<Evidence> seen(Sight sight, Predicate<Evidence> wanted) {
        return sight.order().file().evidence().stream()
                .filter(wanted)
                .filter(file -> Disclosure.isOpen(file, sight.party()))
                .toList();
    }

    private Uni<List<FoundEvidence>> described(UUID order, List<Evidence> seen, Party party) {
        return files.of(order)
                .map(byRef ->
                        seen.stream()
                                .map(file ->
                                        FoundEvidence.of(
                                                order, file, byRef.get(file.file()), party))
                                .toList());
    }

    private Repeat repeat(UUID order, Caller caller, String key, List<?> content) {
        byte[] written = papers.write(content).getBytes(StandardCharsets.UTF_8);
        return new Repeat(order.toString(), caller.id(), key, OrderId.sha256(written));
    }

    private Work work(
            UUID order,
            OrderCommand command,
            Caller caller,
            Repeat repeat,
            Integer ifMatch,
            List<Personal> personal,
            Function<Life, Answer> accepted) {
        Function<Scene, Answer> answer =
                scene ->
                        scene.life().refusal() == null
                                ? accepted.apply(scene.life())
                                : refused(scene.life());
        var terms = new Terms(ifMatch, repeat, personal, null, null, answer);
        return new Work(order, command, it -> Access.partyTo(it, caller), terms);
    }

    private Answer answer(int status, FoundEvidence found, Life life) {
        return new Answer(status, papers.write(found.view()), Commands.etag(life.after()), false);
    }

    private Answer refused(Life life) {
        Problem problem = Problem.of(life.refusal());
        return new Answer(problem.status(), papers.write(problem), null, false);
    }

    private static boolean isAccepted(Done done) {
        return done instanceof Done.Decided(var life, var answer) && life.refusal() == null;
    }
}
