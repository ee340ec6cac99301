package org.redress.policy;

import java.time.Duration;
import org.redress.policy.Policy.Automatic;
import org.redress.policy.Policy.Protection;

/** Reads how long money is held when nobody disputes. */
final class ProtectionFields {

    private ProtectionFields() {}

    static Protection read(Fields fields) {
        var protection =
                new Protection(
                        fields.durationOr("promised", null, "length"),
                        fields.duration("cap"),
                        fields.duration("shipBy"),
                        fields.durationOr(Fields.NONE, null, "whenDelivered"),
                        fields.durationOr(Fields.NONE, Duration.ZERO, "confirmationWindow"),
                        fields.durationOr(Fields.NONE, Duration.ZERO, "grace"),
                        fields.durationOr(Fields.NONE, null, "holdAfterPromised"),
                        fields.durationOr(Fields.NONE, Duration.ZERO, "extensionsInAll"),
                        automatic(fields));
        if (protection.length() != null && protection.length().compareTo(protection.cap()) > 0) {
            throw fields.wrong("length", "expected at most the cap, " + protection.cap());
        }
        fields.nothingElse();
        return protection;
    }

    private static Automatic automatic(Fields fields) {
        var section = fields.sectionOrNone("automatic").orElse(null);
        if (section == null) {
            return null;
        }
        var automatic = new Automatic(section.duration("before"), section.duration("by"));
        section.nothingElse();
        return automatic;
    }
}
