package org.redress.account;

import java.util.List;

/**
 * What an account's orders say about it.
 *
 * @param openNow its open disputes, whenever their orders were registered
 * @param signals what a person should look at
 */
public record History(Question question, Tally tally, long openNow, List<Signal> signals) {}
