package org.redress.policy;

/**
 * A ruleset for lists; one that is known but not in force yet has version 0 and is not supported.
 */
public record PolicySummary(String name, int version, String about, boolean supported) {}
