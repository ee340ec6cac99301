package org.redress.payment;

/** What a look-up by our own key brings. */
public sealed interface Finding {

    /** The provider knows the request and says how it stands. */
    record Found(Outcome outcome) implements Finding {}

    /** The provider says it knows no such request; it may yet come to know it. */
    record Nothing() implements Finding {}

    /** The provider was not to be asked. */
    record Unclear(String why) implements Finding {}
}
