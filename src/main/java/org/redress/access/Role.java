package org.redress.access;

import java.util.Set;
import java.util.stream.Stream;

/** The roles a token may carry; any other gives nothing. */
public final class Role {

    public static final String MARKETPLACE = "marketplace";
    public static final String BUYER = "buyer";
    public static final String SELLER = "seller";
    public static final String MEDIATOR = "mediator";
    public static final String OPERATOR = "operator";

    /** May whatever a mediator may, on any case. */
    public static final String SUPERVISOR = "supervisor";

    /** Reads cases and drafts rulings that a mediator must sign. */
    public static final String ASSISTANT = "assistant";

    /** Reads cases that were escalated. */
    public static final String READER = "reader";

    /** Reads every case and the books, and changes nothing; whatever a reader sees, too. */
    public static final String AUDITOR = "auditor";

    static final Set<String> ALL =
            Set.of(
                    MARKETPLACE,
                    BUYER,
                    SELLER,
                    MEDIATOR,
                    OPERATOR,
                    SUPERVISOR,
                    ASSISTANT,
                    READER,
                    AUDITOR);

    private Role() {}

    /** A role, and the one that it contains. */
    static Stream<String> withContained(String role) {
        return role.equals(AUDITOR) ? Stream.of(AUDITOR, READER) : Stream.of(role);
    }
}
