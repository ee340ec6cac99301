package org.redress.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.redress.policy.Policy.BuyerRejection;
import org.redress.policy.Policy.Escalation;
import org.redress.policy.Policy.From;
import org.redress.policy.Policy.Negotiation;
import org.redress.policy.Policy.Opening;
import org.redress.policy.Policy.Protection;
import org.redress.policy.Policy.Review;
import org.redress.policy.Policy.Settlement;
import org.redress.policy.Policy.Silence;
import org.redress.policy.Policy.Since;
import org.redress.policy.Policy.Withdrawal;

/**
 * Reads policies from YAML. A file is obeyed as a whole or refused: an unknown field, a missing one
 * or a value out of range is a {@link PolicyFileException}. Field names are those of {@link
 * Policy}, which are also the rules that events name.
 */
public final class PolicyFiles {

    private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final int LONGEST_NAME = 64;

    private static final ObjectReader YAML =
            new YAMLMapper()
                    .reader()
                    .with(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                    .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private PolicyFiles() {}

    /**
     * @param file its name, for errors
     */
    public static PolicyFile read(String file, String text) {
        JsonNode tree = tree(file, text);
        var fields = new Fields(file, "", tree);
        var policy =
                new Policy(
                        name(fields),
                        fields.wholeNumberFromOne("version"),
                        fields.text("about"),
                        protection(fields.section("protection")),
                        opening(fields.section("opening")),
                        negotiation(fields.section("negotiation")),
                        withdrawal(fields.section("withdrawal")),
                        review(fields.section("review")),
                        settlement(fields.section("settlement")));
        List<String> inferred = inferred(fields, tree);
        fields.nothingElse();
        refuseEmptyWindows(file, policy);
        return new PolicyFile(text, policy, inferred);
    }

    /** Rulesets that are known but not in force yet: name and one line about each. */
    public static Map<String, String> readPlanned(String file, String text) {
        var fields = new Fields(file, "", tree(file, text));
        Map<String, String> planned = new LinkedHashMap<>();
        fields.names().forEach(name -> planned.put(name, fields.text(name)));
        return planned;
    }

    private static JsonNode tree(String file, String text) {
        try {
            return YAML.readTree(text);
        } catch (JsonProcessingException notYaml) {
            var place = notYaml.getLocation();
            throw new PolicyFileException(
                    file,
                    "",
                    "is not valid YAML: "
                            + notYaml.getOriginalMessage()
                            + (place == null ? "" : " (line " + place.getLineNr() + ")"));
        }
    }

    private static String name(Fields fields) {
        String name = fields.text("name");
        if (!NAME.matcher(name).matches() || name.length() > LONGEST_NAME) {
            throw fields.wrong(
                    "name",
                    "expected small letters, digits and single hyphens, at most "
                            + LONGEST_NAME
                            + ", found '"
                            + name
                            + "'");
        }
        return name;
    }

    private static Protection protection(Fields fields) {
        var protection =
                new Protection(
                        fields.durationOr("promised", null, "length"),
                        fields.duration("cap"),
                        fields.duration("shipBy"),
                        fields.durationOr("none", Duration.ZERO, "confirmationWindow"),
                        fields.durationOr("none", Duration.ZERO, "grace"));
        if (protection.length() != null && protection.length().compareTo(protection.cap()) > 0) {
            throw fields.wrong("length", "expected at most the cap, " + protection.cap());
        }
        fields.nothingElse();
        return protection;
    }

    private static Opening opening(Fields fields) {
        From from = from(fields.section("from"));
        Fields exceptions = fields.section("reasons");
        Map<Reason, From> reasons = new EnumMap<>(Reason.class);
        for (String code : exceptions.names()) {
            reasons.put(reason(exceptions, code), from(exceptions.section(code)));
        }
        fields.nothingElse();
        return new Opening(from, Collections.unmodifiableMap(reasons));
    }

    private static Reason reason(Fields exceptions, String code) {
        for (Reason reason : Reason.values()) {
            if (reason.code().equals(code)) {
                return reason;
            }
        }
        throw exceptions.wrong(code, "is no reason of the catalogue");
    }

    private static From from(Fields fields) {
        var from = new From(fields.choice("since", Since.class), fields.durationFromZero("after"));
        fields.nothingElse();
        return from;
    }

    private static Negotiation negotiation(Fields fields) {
        var negotiation =
                new Negotiation(
                        fields.duration("sellerTurn"),
                        fields.choice("sellerSilence", Silence.class),
                        fields.durationOr("until-cap", null, "buyerTurn"),
                        fields.yesOrNo("counterRestartsTurn"),
                        fields.duration("cap"),
                        fields.choice("buyerRejection", BuyerRejection.class),
                        escalation(fields.section("escalation")));
        fields.nothingElse();
        return negotiation;
    }

    private static Escalation escalation(Fields fields) {
        var allowed = fields.choice("allowed", Escalation.Allowed.class);
        Duration after =
                switch (allowed) {
                    case AFTER -> fields.durationFromZero("after");
                    case NEVER, IN_OWN_TURN -> null;
                };
        fields.nothingElse();
        return new Escalation(allowed, after);
    }

    private static Withdrawal withdrawal(Fields fields) {
        var withdrawal = new Withdrawal(fields.choice("afterExpiry", Withdrawal.AfterExpiry.class));
        fields.nothingElse();
        return withdrawal;
    }

    private static Review review(Fields fields) {
        var review = new Review(fields.duration("decideWithin"), fields.duration("defaultAfter"));
        fields.nothingElse();
        return review;
    }

    private static Settlement settlement(Fields fields) {
        var settlement = new Settlement(fields.duration("payWithin"));
        fields.nothingElse();
        return settlement;
    }

    /** Each path must name a field of the file, once. */
    private static List<String> inferred(Fields fields, JsonNode tree) {
        List<String> paths = fields.texts("inferred");
        Set<String> seen = new HashSet<>();
        for (String path : paths) {
            if (!seen.add(path)) {
                throw fields.wrong("inferred", "names '" + path + "' twice");
            }
            if (tree.at("/" + path.replace('.', '/')).isMissingNode()) {
                throw fields.wrong(
                        "inferred", "names '" + path + "', which is no field of this file");
            }
        }
        return List.copyOf(paths);
    }

    /**
     * A dispute must be possible before the money is released. A promised delivery can be short, so
     * there the rule for all reasons may ask for no more waiting than the grace gives; an exception
     * for one reason may.
     */
    private static void refuseEmptyWindows(String file, Policy policy) {
        var protection = policy.protection();
        Duration longest = protection.lengthFor(protection.cap()).plus(protection.grace());
        Duration waiting = policy.opening().from().after();
        boolean empty =
                protection.length() == null
                        ? waiting.compareTo(protection.grace()) > 0
                        : waiting.compareTo(longest) >= 0;
        if (empty) {
            throw new PolicyFileException(
                    file,
                    "opening.from.after",
                    "the opening window can be empty: no dispute before the release");
        }
        policy.opening()
                .reasons()
                .forEach((reason, from) -> {
                    if (from.after().compareTo(longest) >= 0) {
                        throw new PolicyFileException(
                                file,
                                "opening.reasons." + reason.code() + ".after",
                                "the opening window is empty: no dispute before " + longest);
                    }
                });
    }
}
