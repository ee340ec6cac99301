package org.redress.access;

import static org.redress.access.Relation.ALL;
import static org.redress.access.Relation.ESCALATED;
import static org.redress.access.Relation.OTHERS;
import static org.redress.access.Relation.OWN;
import static org.redress.access.Role.*;

import java.util.Map;

/**
 * What an operation is about, and how each role has to stand to it. A role that is not named has
 * nothing to do with it at all.
 */
public enum Subject {

    /** An order with its disputes and files; of a list, each row. */
    ORDER(
            Map.of(
                    MARKETPLACE, ALL,
                    OPERATOR, OTHERS,
                    AUDITOR, OTHERS,
                    BUYER, OWN,
                    SELLER, OWN,
                    SUPERVISOR, ESCALATED,
                    MEDIATOR, ESCALATED,
                    ASSISTANT, ESCALATED,
                    READER, ESCALATED)),

    /** The account of a buyer or a seller. */
    ACCOUNT(Map.of(MARKETPLACE, ALL, OPERATOR, OTHERS, MEDIATOR, OTHERS, BUYER, OWN, SELLER, OWN)),

    /** A report or an appeal. */
    REPORT(Map.of(MEDIATOR, OTHERS, OPERATOR, OTHERS, MARKETPLACE, OWN, BUYER, OWN, SELLER, OWN)),

    /** What the house does about an order: a task, a letter, the log of who looked at it. */
    CASEWORK(Map.of(MARKETPLACE, ALL, OPERATOR, OTHERS, SUPERVISOR, OTHERS, AUDITOR, OTHERS)),

    /** The service as a whole: there is one marketplace in it. */
    SERVICE(Map.of(MARKETPLACE, ALL, OPERATOR, ALL, SUPERVISOR, ALL, AUDITOR, ALL)),

    /** What everybody with a token may read, whatever his role. */
    PUBLISHED(Map.of()),

    /** No token is asked for: a signature lets in, or it is a development run. */
    OPEN(Map.of());

    private final Map<String, Relation> relations;

    Subject(Map<String, Relation> relations) {
        this.relations = relations;
    }

    /** Null for a role that has nothing to do with it. */
    public Relation relation(String role) {
        return relations.get(role);
    }
}
