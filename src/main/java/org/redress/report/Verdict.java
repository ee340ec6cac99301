package org.redress.report;

import org.redress.account.Standing;

/**
 * How a report is to be decided.
 *
 * @param standing how the account of an upheld appeal stands from now on; null means well
 */
public record Verdict(boolean upheld, String grounds, Standing standing) {}
