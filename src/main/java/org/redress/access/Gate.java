package org.redress.access;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;

/** By which row of the table this request was let in. */
@RequestScoped
public class Gate {

    private Rule rule;

    void open(Rule by) {
        rule = by;
    }

    /** Null for a request that no resource answers. */
    public Rule rule() {
        return rule;
    }

    /** To be asked before the first wait: afterwards the request may be over. */
    public Caller caller(SecurityIdentity identity) {
        return Caller.of(identity, rule);
    }
}
