package org.redress.access;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.redress.kernel.Party;

/**
 * Links in emails that open one case for one party, and the short-lived bearers they are exchanged
 * for. Both are sealed and kept nowhere, so nothing has to be written when an email leaves.
 */
public final class CaseLinks {

    /** How a bearer begins. */
    static final String START = "rdc_";

    private static final String VIEW = "redress case link: view";
    private static final String ACT = "redress case bearer";

    private final Seal seal;
    private final Duration life;
    private final Duration session;

    public CaseLinks(Seal seal, Duration life, Duration session) {
        this.seal = seal;
        this.life = life;
        this.session = session;
    }

    /** Who holds a bearer: a party by its own id, on one order. */
    public record Guest(CaseLink link, String id) {}

    /** A bearer, and until when it is good. */
    public record Bearer(String text, Instant until) {}

    /** The token of a link that is mailed at {@code now}, which is real time. */
    public String token(UUID order, int dispute, Party party, Instant now) {
        return seal.close(VIEW, new CaseLink(order, dispute, party, now.plus(life)).bytes());
    }

    /** Empty for a token that was not made here, or whose time is over. */
    public Optional<CaseLink> open(String token, Instant now) {
        return seal.open(VIEW, token)
                .map(ByteBuffer::wrap)
                .flatMap(CaseLink::read)
                .filter(link -> link.isGood(now));
    }

    /** Whether it was made here, be its time over or not. */
    public boolean isLink(String token) {
        return seal.open(VIEW, token).isPresent();
    }

    /** Good for a short while, and not longer than the link; {@code id} is the party's own. */
    public Bearer bearer(CaseLink link, String id, Instant now) {
        Instant end = now.plus(session).isBefore(link.until()) ? now.plus(session) : link.until();
        byte[] who = id.getBytes(StandardCharsets.UTF_8);
        byte[] bytes = link.until(end).bytes();
        byte[] content = ByteBuffer.allocate(bytes.length + who.length).put(bytes).put(who).array();
        return new Bearer(
                START + seal.close(ACT, content), Instant.ofEpochSecond(end.getEpochSecond()));
    }

    Optional<Guest> guest(String bearer, Instant now) {
        return sealed(bearer).filter(guest -> guest.link().isGood(now));
    }

    /** Whether it was made here, be its time over or not. */
    boolean isOurs(String bearer) {
        return sealed(bearer).isPresent();
    }

    private Optional<Guest> sealed(String bearer) {
        return seal.open(ACT, bearer.substring(START.length()))
                .map(ByteBuffer::wrap)
                .flatMap(CaseLinks::guest);
    }

    private static Optional<Guest> guest(ByteBuffer content) {
        return CaseLink.read(content)
                .map(link -> new Guest(link, StandardCharsets.UTF_8.decode(content).toString()));
    }
}
