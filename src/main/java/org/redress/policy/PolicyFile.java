package org.redress.policy;

import java.util.List;

/**
 * A policy as it was read: its exact text, and which fields its source left open (requirements B0).
 */
public record PolicyFile(String text, Policy policy, List<String> inferred) {}
