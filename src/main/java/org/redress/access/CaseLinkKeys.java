package org.redress.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.redress.platform.Environment;
import org.redress.platform.Randomness;

/**
 * The keys that seal case links. In development they are made up at each start; an operator names
 * them, for all replicas must have the same.
 */
@ApplicationScoped
public class CaseLinkKeys {

    public static void require(Environment environment) {
        if (!environment.inDevelopment()
                && !environment.has("redress.case-links.keys")
                && !environment.has("redress.case-links.keys-file")) {
            environment.ask(
                    "REDRESS_CASE_LINKS_KEYS (or REDRESS_CASE_LINKS_KEYS_FILE) to 32 random bytes or"
                            + " more in Base64, which sign the links in emails");
        }
    }

    @Produces
    @Singleton
    CaseLinks links(CaseLinkConfig config, Randomness randomness) {
        var named =
                Stream.concat(config.keys().stream().flatMap(List::stream), file(config))
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .map(CaseLinkKeys::key)
                        .toList();
        if (named.isEmpty() && (config.keys().isPresent() || config.keysFile().isPresent())) {
            throw new IllegalArgumentException("redress.case-links names no key");
        }
        var seal = Seal.of(named.isEmpty() ? List.of(randomness.key()) : named);
        return new CaseLinks(seal, config.life(), config.session());
    }

    private static Stream<String> file(CaseLinkConfig config) {
        try {
            return config.keysFile().isEmpty()
                    ? Stream.empty()
                    : Files.readAllLines(config.keysFile().get()).stream();
        } catch (IOException e) {
            throw new UncheckedIOException("redress.case-links.keys-file cannot be read", e);
        }
    }

    /** Never shows what it could not read. */
    private static byte[] key(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("a key of redress.case-links is not Base64");
        }
    }
}
