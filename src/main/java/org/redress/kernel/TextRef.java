package org.redress.kernel;

import java.util.UUID;

/**
 * Stands for a person's name, address or free text inside an event: the id of the erasable row that
 * holds it, and a salted SHA-256 of it in hex, so that the event chain survives an erasure.
 */
public record TextRef(UUID id, String digest) {}
