package org.redress.policy;

import java.util.List;

/**
 * A policy as it was read: its exact text, which fields its source left open (requirements B0), and
 * its annex, the dates and the catalogue it refers to, as they are pinned with it.
 */
public record PolicyFile(String text, Policy policy, List<String> inferred, String annex) {}
