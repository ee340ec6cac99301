package org.redress.policy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.redress.policy.Policy.Advice;
import org.redress.policy.Policy.From;
import org.redress.policy.Policy.Opening;
import org.redress.policy.Policy.Since;
import org.redress.policy.Reason.Group;

/** Reads from when disputes may be opened. */
final class OpeningFields {

    private final OpeningWindows windows;

    private OpeningFields(OpeningWindows windows) {
        this.windows = windows;
    }

    static Opening read(Fields fields, Policy.Protection protection) {
        return new OpeningFields(new OpeningWindows(protection)).opening(fields);
    }

    private Opening opening(Fields fields) {
        var opening =
                new Opening(
                        list(fields, "all", true),
                        list(fields, "notReceived", false),
                        exceptions(fields.section("exceptions")),
                        advice(fields));
        fields.nothingElse();
        return opening;
    }

    private Map<Reason, List<From>> exceptions(Fields fields) {
        Map<Reason, List<From>> exceptions = new EnumMap<>(Reason.class);
        for (String code : fields.names()) {
            var reason =
                    Words.named(Reason.class, code)
                            .orElseThrow(() -> fields.wrong(code, "is no reason of the catalogue"));
            boolean received = reason.group() == Group.RECEIVED_WITH_PROBLEM;
            exceptions.put(reason, list(fields, code, received));
        }
        return Collections.unmodifiableMap(exceptions);
    }

    private List<From> list(Fields fields, String name, boolean received) {
        List<From> list = new ArrayList<>();
        for (Fields section : fields.sections(name)) {
            list.add(from(section, received));
        }
        return List.copyOf(list);
    }

    private From from(Fields fields, boolean received) {
        var from =
                new From(
                        fields.choice("since", Since.class),
                        fields.durationFromZero("after"),
                        fields.mentions("unlessPromisedUnder")
                                ? fields.duration("unlessPromisedUnder")
                                : null);
        fields.nothingElse();
        if (windows.areEmpty(from)) {
            throw fields.wrong(
                    "after", "expected less: the opening window is empty, the release comes first");
        }
        if (received && windows.areEmptyAfterQuickDelivery(from)) {
            throw fields.wrong(
                    "after",
                    "expected less: the opening window is empty after a quick delivery, for"
                            + " protection.whenDelivered brings the release first");
        }
        return from;
    }

    private static Advice advice(Fields fields) {
        var section = fields.sectionOrNone("advice").orElse(null);
        if (section == null) {
            return null;
        }
        var advice = new Advice(section.duration("from"), section.durationFromZero("until"));
        if (advice.until().compareTo(advice.from()) >= 0) {
            throw section.wrong("until", "expected less than from, " + advice.from());
        }
        section.nothingElse();
        return advice;
    }
}
