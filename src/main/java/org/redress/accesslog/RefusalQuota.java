package org.redress.accesslog;

import java.util.HashMap;
import java.util.Map;

/**
 * How many refusals are written down in a minute, of one caller and of all, so that whoever tries
 * many ids fills no disk. The first ones of a minute are, and how many were left out is counted.
 */
final class RefusalQuota {

    private final int ofOne;
    private final int ofAll;
    private final Map<String, Integer> bySubject = new HashMap<>();
    private long minute;
    private int all;

    RefusalQuota(int ofOne, int ofAll) {
        this.ofOne = ofOne;
        this.ofAll = ofAll;
    }

    /**
     * @param now any clock's minutes
     */
    synchronized boolean takes(String subject, long now) {
        if (now != minute) {
            minute = now;
            all = 0;
            bySubject.clear();
        }
        if (all >= ofAll || bySubject.getOrDefault(subject, 0) >= ofOne) {
            return false;
        }
        all++;
        bySubject.merge(subject, 1, Integer::sum);
        return true;
    }
}
