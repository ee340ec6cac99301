package org.redress.api;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.function.Function;
import org.redress.access.Caller;
import org.redress.api.Commands.Request;
import org.redress.api.Commands.Show;
import org.redress.dispute.DisputeCommand;
import org.redress.kernel.TextRef;
import org.redress.order.OrderCommand;
import org.redress.order.OrderCommand.InDispute;
import org.redress.order.Work.Personal;

/** Brings what is asked in a dispute onto the road. */
@ApplicationScoped
class DisputeCommands {

    private final Commands commands;
    private final Papers papers;
    private final SecurityIdentity identity;

    DisputeCommands(Commands commands, Papers papers, SecurityIdentity identity) {
        this.commands = commands;
        this.papers = papers;
        this.identity = identity;
    }

    /** The caller's user id, by which mediators are told apart. */
    String who() {
        return Caller.of(identity).id();
    }

    Uni<Response> run(
            String id, String path, DisputeCommand command, Object body, HttpHeaders headers) {
        return run(id, path, command, body, List.of(), headers);
    }

    /** A command with free text, which may be null. */
    Uni<Response> run(
            String id,
            String path,
            String text,
            Function<TextRef, DisputeCommand> command,
            Object body,
            HttpHeaders headers) {
        if (text == null) {
            return run(id, path, command.apply(null), body, List.of(), headers);
        }
        Personal paper = papers.text(text);
        return run(id, path, command.apply(Papers.refOf(paper)), body, List.of(paper), headers);
    }

    /** A message: an order's command that is shown as the dispute. */
    Uni<Response> message(String id, String text, Object body, HttpHeaders headers) {
        DisputeId dispute = DisputesResource.parse(id);
        Personal paper = papers.text(text);
        var command =
                new OrderCommand.PostMessage(
                        dispute.number(), Papers.refOf(paper), OffPlatform.isMeant(text));
        return send(dispute, "messages", command, body, List.of(paper), headers);
    }

    private Uni<Response> run(
            String id,
            String path,
            DisputeCommand command,
            Object body,
            List<Personal> personal,
            HttpHeaders headers) {
        DisputeId dispute = DisputesResource.parse(id);
        var asked = new InDispute(dispute.number(), command);
        return send(dispute, path, asked, body, personal, headers);
    }

    private Uni<Response> send(
            DisputeId dispute,
            String path,
            OrderCommand command,
            Object body,
            List<Personal> personal,
            HttpHeaders headers) {
        return commands.run(
                new Request(
                        dispute.order(),
                        command,
                        "disputes/" + dispute.number() + "/" + path,
                        body,
                        personal,
                        null,
                        identity,
                        headers),
                Show.DISPUTE);
    }
}
