package org.redress.api;

import static org.redress.access.Relation.*;
import static org.redress.access.Role.*;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheQuery;
import io.quarkus.panache.common.Parameters;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.redress.access.Caller;
import org.redress.access.Gate;
import org.redress.clock.DatabaseTime;
import org.redress.platform.Cursor;
import org.redress.platform.PageOf;
import org.redress.platform.Problem;

/**
 * Lists by opaque cursor. They are not caught up; each says as of when it is (rule 4). The time is
 * asked first, for whoever has a session has a connection, and waits for no other one.
 */
@ApplicationScoped
public class Lists {

    /** Cases in these are in no queue. */
    private static final Set<String> OVER = Set.of("resolved", "withdrawn");

    private static final String OF_OTHERS = "buyerId <> :caller and sellerId <> :caller";

    private static final Instant EARLIEST = Instant.EPOCH.minusMillis(1);
    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

    private final DatabaseTime time;
    private final Gate gate;
    private final SecurityIdentity identity;

    Lists(DatabaseTime time, Gate gate, SecurityIdentity identity) {
        this.time = time;
        this.gate = gate;
        this.identity = identity;
    }

    /** A line of the order list. */
    public record OrderItem(
            UUID id,
            String orderId,
            String status,
            String currency,
            long held,
            String buyer,
            String seller,
            Instant registeredAt) {
        static OrderItem of(OrderListing row) {
            return new OrderItem(
                    row.orderId,
                    row.externalId,
                    row.status,
                    row.currency,
                    row.held,
                    row.buyerId,
                    row.sellerId,
                    row.registeredAt);
        }
    }

    /** A line of the dispute list; {@code dueAt} is when time moves it next. */
    public record DisputeItem(
            String id,
            String status,
            String reason,
            String buyer,
            String seller,
            @Schema(nullable = true) String mediator,
            Instant openedAt,
            @Schema(nullable = true) Instant dueAt) {
        /** Who decides a case is not for its parties. */
        static DisputeItem of(DisputeListing row, Caller caller) {
            boolean own = caller.id().equals(row.buyerId) || caller.id().equals(row.sellerId);
            return new DisputeItem(
                    DisputeId.of(row.orderId, row.number).toString(),
                    row.status,
                    row.reason,
                    row.buyerId,
                    row.sellerId,
                    own && !caller.may(ALL) ? null : row.mediator,
                    row.openedAt,
                    row.dueAt);
        }
    }

    /** The caller's orders, oldest first. */
    public Uni<PageOf<OrderItem>> orders(String status, String cursor, int limit) {
        Caller caller = gate.caller(identity);
        var key =
                cursor == null
                        ? List.of(Instant.EPOCH.toString(), new UUID(0, 0).toString())
                        : Cursor.read(cursor, 2);
        var parameters =
                Parameters.with("at", instant(key.get(0)))
                        .and("id", uuid(key.get(1)))
                        .and("caller", caller.id())
                        .and("status", status == null ? "" : status);
        String query =
                ownership(caller, "1 = 0")
                        + " and (:status = '' or status = :status)"
                        + " and (registeredAt, orderId) > (:at, :id) order by registeredAt, orderId";
        return time.now()
                .chain(now ->
                        first(
                                        limit,
                                        () ->
                                                OrderListing.<OrderListing>find(
                                                        query, within(parameters, caller)))
                                .map(rows -> page(rows, limit, now)));
    }

    /** The caller's disputes, most urgent first; for mediators the queue. */
    public Uni<PageOf<DisputeItem>> disputes(
            String status, String mediator, String dueBefore, String cursor, int limit) {
        Caller caller = gate.caller(identity);
        var key =
                cursor == null
                        ? List.of(Instant.EPOCH.toString(), new UUID(0, 0).toString(), "0")
                        : Cursor.read(cursor, 3);
        var parameters =
                Parameters.with("at", instant(key.get(0)))
                        .and("id", uuid(key.get(1)))
                        .and("number", number(key.get(2)))
                        .and("caller", caller.id())
                        .and("status", status == null ? "" : status)
                        .and("mediator", mediator == null ? "" : mediator)
                        .and("before", dueBefore == null ? LATEST : dueBefore(dueBefore))
                        .and("latest", LATEST);
        String query =
                ownership(caller, status == null || OVER.contains(status) ? "reviewed" : "queued")
                        + " and (:status = '' or status = :status)"
                        + " and (:mediator = '' or coalesce(mediator, 'none') = :mediator"
                        + (caller.may(ALL) ? ")" : " and " + OF_OTHERS + ")")
                        + " and coalesce(dueAt, :latest) <= :before"
                        + " and (coalesce(dueAt, :latest), orderId, number) > (:at, :id, :number)"
                        + " order by coalesce(dueAt, :latest), orderId, number";
        return time.now()
                .chain(now ->
                        first(
                                        limit,
                                        () ->
                                                DisputeListing.<DisputeListing>find(
                                                        query, within(parameters, caller)))
                                .map(rows -> disputePage(rows, limit, now, caller)));
    }

    private static <T> Uni<List<T>> first(int limit, Supplier<PanacheQuery<T>> query) {
        return Panache.withSession(() -> query.get().range(0, limit).list());
    }

    private static PageOf<OrderItem> page(List<OrderListing> rows, int limit, Instant now) {
        return PageOf.of(
                rows,
                limit,
                now,
                OrderItem::of,
                last -> Cursor.of(last.registeredAt, last.orderId));
    }

    private static PageOf<DisputeItem> disputePage(
            List<DisputeListing> rows, int limit, Instant now, Caller caller) {
        return PageOf.of(
                rows,
                limit,
                now,
                row -> DisputeItem.of(row, caller),
                last ->
                        Cursor.of(
                                last.dueAt == null ? LATEST : last.dueAt,
                                last.orderId,
                                last.number));
    }

    /**
     * Deny by default: a caller without a wider role sees only what is his; {@code review} is what
     * the case team sees, which nobody is in a case of his own.
     */
    private static String ownership(Caller caller, String review) {
        if (caller.may(ALL)) {
            return ":caller <> ''";
        }
        String team = caller.may(OTHERS) ? "1 = 1" : caller.may(ESCALATED) ? review : "1 = 0";
        boolean own = caller.may(OWN);
        String buyer = own && caller.is(BUYER) ? "buyerId = :caller" : "1 = 0";
        String seller = own && caller.is(SELLER) ? "sellerId = :caller" : "1 = 0";
        return "(%s and %s or %s or %s)%s"
                .formatted(OF_OTHERS, team, buyer, seller, onlyOrder(caller));
    }

    private static String onlyOrder(Caller caller) {
        return caller.onlyOrder() == null ? "" : " and orderId = :only";
    }

    private static Parameters within(Parameters parameters, Caller caller) {
        return caller.onlyOrder() == null ? parameters : parameters.and("only", caller.onlyOrder());
    }

    private static Instant instant(String text) {
        return parsed(text).orElseThrow(Cursor::bad);
    }

    private static Instant dueBefore(String text) {
        return parsed(text)
                .orElseThrow(() ->
                        Problem.of(
                                        400,
                                        "invalid-field",
                                        "Not an instant in UTC before the year 9999.",
                                        Map.of("dueBefore", text))
                                .exception());
    }

    /** Empty for what is no instant, or none that the database could hold. */
    private static Optional<Instant> parsed(String text) {
        try {
            return Optional.of(Instant.parse(text))
                    .filter(at -> at.isAfter(EARLIEST) && !at.isAfter(LATEST));
        } catch (java.time.format.DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static UUID uuid(String text) {
        return PathId.parse(text).orElseThrow(Cursor::bad);
    }

    private static short number(String text) {
        try {
            return Short.parseShort(text);
        } catch (NumberFormatException e) {
            throw Cursor.bad();
        }
    }
}
