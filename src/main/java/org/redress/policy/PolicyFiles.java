package org.redress.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads policies from YAML. A file is obeyed as a whole or refused: an unknown field, a missing one
 * or a value out of range is a {@link PolicyFileException}. Field names are those of {@link
 * Policy}, which are also the rules that events name.
 */
public final class PolicyFiles {

    private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
    private static final int LONGEST_NAME = 64;

    /** Not a policy's name: under this one the form of all of them is published. */
    private static final String SCHEMA = "schema";

    private static final int HIGHEST_VERSION = 1_000_000;

    private PolicyFiles() {}

    /**
     * A file seen for the first time: holidays and catalogue are those of this release.
     *
     * @param file its name, for errors
     */
    public static PolicyFile read(String file, String text) {
        var gathering = new Annex.Gathering(Shipped.RELEASE);
        String unix = withUnixLines(text);
        return read(file, unix, PolicyYaml.tree(file, unix), gathering).with(gathering.text());
    }

    /** The text is compared with the stored one, wherever and however it was written. */
    static String withUnixLines(String text) {
        return text.replace("\r\n", "\n");
    }

    /**
     * A stored policy, with the holidays and the catalogue that were pinned with it. One from
     * before there was a field says what has been true all along: nobody reminded, nothing waits.
     */
    static PolicyFile readPinned(String file, String text, String annex) {
        JsonNode tree = PolicyYaml.tree(file, text);
        if (tree instanceof ObjectNode fields) {
            fields.putIfAbsent("reminders", fields.arrayNode());
            fields.putIfAbsent("bounces", fields.textNode("none"));
        }
        return read(file, text, tree, Annex.parse(file, annex)).with(annex);
    }

    private record Read(String text, Policy policy, List<String> inferred) {
        PolicyFile with(String annex) {
            return new PolicyFile(text, policy, inferred, annex);
        }
    }

    private static Read read(String file, String text, JsonNode tree, References references) {
        Fields top = Fields.of(file, tree);
        Fields fields = top.counting(calendar(top, references));
        var protection = ProtectionFields.read(fields.section("protection"));
        var policy =
                new Policy(
                        name(fields),
                        fields.small("version", 1, HIGHEST_VERSION),
                        fields.text("about"),
                        protection,
                        OpeningFields.read(fields.section("opening"), protection),
                        ReasonFields.read(fields.section("reasons"), references),
                        NegotiationFields.read(fields.section("negotiation")),
                        CaseFields.tracking(fields.section("tracking")),
                        CaseFields.withdrawal(fields.section("withdrawal")),
                        CaseFields.review(fields.section("review")),
                        CaseFields.returns(fields.section("returns")),
                        CaseFields.exchange(fields.section("exchange")),
                        CaseFields.appeal(fields),
                        CaseFields.settlement(fields.section("settlement")),
                        CaseFields.reminders(fields),
                        CaseFields.bounces(fields),
                        CaseFields.limits(fields.section("limits")));
        List<String> inferred = inferred(fields, tree);
        fields.nothingElse();
        return new Read(text, policy, inferred);
    }

    private static String name(Fields fields) {
        String name = fields.text("name");
        boolean fits = NAME.matcher(name).matches() && name.length() <= LONGEST_NAME;
        if (!fits || name.equals(SCHEMA)) {
            throw fields.wrong(
                    "name",
                    "expected small letters, digits and single hyphens, at most "
                            + LONGEST_NAME
                            + ", and not 'schema', found '"
                            + name
                            + "'");
        }
        return name;
    }

    /** Null if the file says that it counts no working days. */
    private static WorkCalendar calendar(Fields top, References references) {
        Fields fields = top.sectionOrNone("calendar").orElse(null);
        if (fields == null) {
            return null;
        }
        String country = fields.text("country");
        Set<LocalDate> holidays =
                COUNTRY.matcher(country).matches()
                        ? references.holidays(country).orElse(null)
                        : null;
        if (holidays == null) {
            throw fields.wrong(
                    "country",
                    "expected the code of a country with known holidays, such as CN, found '"
                            + country
                            + "'");
        }
        var calendar = new WorkCalendar(country, zone(fields), holidays);
        fields.nothingElse();
        return calendar;
    }

    private static ZoneId zone(Fields fields) {
        String zone = fields.text("zone");
        if (!ZoneId.getAvailableZoneIds().contains(zone)) {
            throw fields.wrong(
                    "zone", "expected a time zone such as Asia/Shanghai, found '" + zone + "'");
        }
        return ZoneId.of(zone);
    }

    /** Each path must name a field of the file, once. */
    private static List<String> inferred(Fields fields, JsonNode tree) {
        List<String> paths = fields.texts("inferred");
        Set<String> seen = new HashSet<>();
        for (String path : paths) {
            if (!seen.add(path)) {
                throw fields.wrong("inferred", "names '" + path + "' twice");
            }
            if (path.isBlank() || tree.at("/" + path.replace('.', '/')).isMissingNode()) {
                throw fields.wrong(
                        "inferred", "names '" + path + "', which is no field of this file");
            }
        }
        return List.copyOf(paths);
    }
}
