package org.redress.account;

import java.time.Instant;
import java.util.UUID;

/**
 * About which account in which role is asked, and which of its orders count.
 *
 * @param since orders registered from here on
 * @param now until when, by the same clock
 * @param testClock the clock whose orders count, null for those of real time
 */
public record Question(
        String account, AccountRole role, Instant since, Instant now, UUID testClock) {}
