package org.redress.order;

import org.redress.kernel.TextRef;

/** A buyer or seller: the marketplace's own user id, and where name, email and locale stand. */
public record PartyRef(String id, TextRef contact) {}
