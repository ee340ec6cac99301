package org.redress.api;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import org.redress.kernel.Because;

/**
 * Why something happened, in a plain sentence: one template a rule, filled with the compared facts.
 */
final class Sentences {

    private static final String FILE = "/messages/rules.properties";
    private static final Properties RULES = rules();

    private Sentences() {}

    static String of(Because because) {
        String sentence = RULES.getProperty(because.rule());
        if (sentence == null) {
            return "By the rule " + because.rule() + ".";
        }
        for (Map.Entry<String, String> fact : because.facts().entrySet()) {
            sentence = sentence.replace("{" + fact.getKey() + "}", fact.getValue());
        }
        return sentence;
    }

    static boolean knows(String rule) {
        return RULES.containsKey(rule);
    }

    private static Properties rules() {
        var rules = new Properties();
        try (var in = Sentences.class.getResourceAsStream(FILE)) {
            rules.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return rules;
        } catch (IOException e) {
            throw new UncheckedIOException(FILE, e);
        }
    }
}
