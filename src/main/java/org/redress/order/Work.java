package org.redress.order;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.redress.kernel.Party;

/**
 * One command on its way down the road.
 *
 * @param actor who acts on this order as it stands, null for a stranger; given null for a new order
 * @param terms what a REST command adds; null for the service's own commands
 */
public record Work(
        UUID orderId, OrderCommand command, Function<ProtectedOrder, Party> actor, Terms terms) {

    /** A command of the service itself. */
    public static Work by(Party actor, UUID orderId, OrderCommand command) {
        return new Work(orderId, command, order -> actor, null);
    }

    /**
     * The same registration once more: nothing but time acts, and the order is answered as it
     * stands.
     */
    Work again() {
        return new Work(orderId, new OrderCommand.TimePassed(), actor, terms);
    }

    /** The same opening, told how its buyer stands. */
    Work by(BuyerStanding standing) {
        var opening = (OrderCommand.OpenDispute) command;
        return new Work(orderId, opening.by(standing.blocked(), standing.crowded()), actor, terms);
    }

    /**
     * What comes with a REST command.
     *
     * @param ifMatch the version the caller has seen, null if he does not say
     * @param repeat the idempotency key
     * @param personal names and texts that the command's {@code TextRef}s stand for
     * @param policy the policy's name, for a registration only
     * @param testClock the clock a new order is attached to, null for real time
     * @param answer how to answer, in the caller's own view
     */
    public record Terms(
            Integer ifMatch,
            Repeat repeat,
            List<Personal> personal,
            String policy,
            UUID testClock,
            Function<Scene, Answer> answer) {

        /** The fingerprint by which a second registration is told from another one. */
        public String registration() {
            return java.util.HexFormat.of().formatHex(repeat.fingerprint());
        }
    }

    /**
     * What an answer is made of: what happened, when, and the lines' titles as JSON, null for a new
     * order.
     */
    public record Scene(Life life, Instant now, String titles) {}

    /**
     * An idempotency key: unique in its scope for one caller; the fingerprint is of the request's
     * content.
     */
    public record Repeat(String scope, String caller, String key, byte[] fingerprint) {
        short bucket() {
            return OrderId.bucket(OrderId.named("scope", scope));
        }
    }

    /** A row of the erasable table. */
    public record Personal(UUID ref, String kind, byte[] salt, String body) {}

    /** An answer as it goes out, and as it is kept for a repeat. */
    public record Answer(int status, String body, String etag, boolean replayed) {}
}
