package org.redress.api;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.UUID;
import org.redress.api.Commands.Show;
import org.redress.api.CorrectionsResource.CorrectionBody;
import org.redress.kernel.Party;
import org.redress.order.OrderCommand.PayCorrection;

/** Brings a correction onto the road, begun with an order or with a task. */
@ApplicationScoped
class Corrections {

    private final OrderCommands commands;

    Corrections(OrderCommands commands) {
        this.commands = commands;
    }

    /** {@code task} is null where it began with the order. */
    Uni<Response> pay(
            String order, String path, UUID task, CorrectionBody body, HttpHeaders headers) {
        return commands.run(
                order,
                path,
                body.reason(),
                reason ->
                        new PayCorrection(
                                Party.valueOf(body.recipient().toUpperCase(Locale.ROOT)),
                                body.amount(),
                                body.currency(),
                                body.dispute() == null ? 0 : body.dispute(),
                                task,
                                reason),
                body,
                headers,
                Show.ORDER);
    }
}
