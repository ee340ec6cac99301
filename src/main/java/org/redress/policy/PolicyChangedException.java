package org.redress.policy;

/** Another text stands under the same name and version, and cases may be pinned to it. */
public final class PolicyChangedException extends RuntimeException {

    PolicyChangedException(String name, int version) {
        super("policy " + name + " version " + version + " has changed; give it a new version");
    }
}
