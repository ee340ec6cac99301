package org.redress.api;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.redress.api.Commands.Request;
import org.redress.api.Commands.Show;
import org.redress.kernel.TextRef;
import org.redress.order.OrderCommand;
import org.redress.order.Work.Personal;

/** Brings what is asked of an order onto the road. */
@ApplicationScoped
class OrderCommands {

    private final Commands commands;
    private final Papers papers;
    private final SecurityIdentity identity;

    OrderCommands(Commands commands, Papers papers, SecurityIdentity identity) {
        this.commands = commands;
        this.papers = papers;
        this.identity = identity;
    }

    Uni<Response> run(
            String id, String path, OrderCommand command, Object body, HttpHeaders headers) {
        UUID order = OrdersResource.order(id);
        return send(order, path, command, body, List.of(), headers, Show.ORDER);
    }

    /** A command with free text. */
    Uni<Response> run(
            String id,
            String path,
            String text,
            Function<TextRef, OrderCommand> command,
            Object body,
            HttpHeaders headers,
            Show show) {
        UUID order = OrdersResource.order(id);
        Personal paper = papers.text(text);
        var asked = command.apply(Papers.refOf(paper));
        return send(order, path, asked, body, List.of(paper), headers, show);
    }

    private Uni<Response> send(
            UUID order,
            String path,
            OrderCommand command,
            Object body,
            List<Personal> personal,
            HttpHeaders headers,
            Show show) {
        return commands.run(
                new Request(order, command, path, body, personal, null, identity, headers), show);
    }
}
