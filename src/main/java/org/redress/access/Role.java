package org.redress.access;

import java.util.List;

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

    /** Reads every case, as a reader does, and the books; changes nothing. */
    public static final String AUDITOR = "auditor";

    /** In the order in which they are told. */
    public static final List<String> NAMES =
            List.of(
                    MARKETPLACE,
                    BUYER,
                    SELLER,
                    MEDIATOR,
                    SUPERVISOR,
                    ASSISTANT,
                    READER,
                    AUDITOR,
                    OPERATOR);

    private Role() {}
}
