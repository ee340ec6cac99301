package org.redress.accesslog;

import java.util.HashMap;
import java.util.Map;

/**
 * How many refusals are written down in a minute, of one caller and of all, so that whoever tries
 * many ids fills no disk. The first ones of a minute are, and how many were left out is counted.
 * Many callers use up the room of all together; of as many more the first one is still written, so
 * that a crowd hides nobody.
 */
final class RefusalQuota {

    private final int ofOne;
    private final int ofAll;
    private final Map<String, Integer> bySubject = new HashMap<>();
    private long minute;
    private int all;
    private int beyond;

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
            beyond = 0;
            bySubject.clear();
        }
        int mine = bySubject.getOrDefault(subject, 0);
        if (mine >= ofOne || all >= ofAll && (mine > 0 || beyond >= ofAll)) {
            return false;
        }
        if (all < ofAll) {
            all++;
        } else {
            beyond++;
        }
        bySubject.put(subject, mine + 1);
        return true;
    }
}
