package org.redress.api;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.redress.platform.Problem;
import org.redress.policy.Reason;

/** The reasons by the codes clients use. */
final class Reasons {

    private static final Map<String, Reason> BY_CODE =
            Arrays.stream(Reason.values())
                    .collect(Collectors.toMap(Reason::code, reason -> reason));

    private Reasons() {}

    static Reason named(String code) {
        Reason reason = BY_CODE.get(code);
        if (reason == null) {
            String known = BY_CODE.keySet().stream().sorted().collect(Collectors.joining(", "));
            throw Problem.of(
                            400,
                            "reason-unknown",
                            "There is no such reason.",
                            Map.of("known", known))
                    .exception();
        }
        return reason;
    }
}
