package org.redress.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Secrets that an orchestrator mounts as files: {@code REDRESS_DATABASE_PASSWORD_FILE} names the
 * file whose text is {@code redress.database.password}, and so for each password, secret and key of
 * the service and its mail server. A variable without {@code _FILE} wins.
 */
public final class SecretFiles implements ConfigSource {

    /** Below the environment, above the packaged configuration. */
    private static final int ORDINAL = 290;

    private static final Pattern NAMED =
            Pattern.compile("((REDRESS|QUARKUS_MAILER)_\\w*(PASSWORD|SECRET|SECRETS|KEY))_FILE");

    private static final Pattern NOT_A_LETTER = Pattern.compile("[^A-Za-z0-9]");

    private final Map<String, Path> files = new HashMap<>();

    public SecretFiles() {
        this(System.getenv());
    }

    SecretFiles(Map<String, String> environment) {
        environment.forEach((name, value) -> {
            var named = NAMED.matcher(name);
            if (named.matches()) {
                files.put(named.group(1), Path.of(value));
            }
        });
    }

    @Override
    public String getValue(String property) {
        if (files.isEmpty()) {
            return null;
        }
        var variable = NOT_A_LETTER.matcher(property).replaceAll("_").toUpperCase(Locale.ROOT);
        var file = files.get(variable);
        return file == null ? null : text(variable, file);
    }

    /** Line ends after it are the editor's. */
    private static String text(String variable, Path file) {
        try {
            return Files.readString(file).stripTrailing();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "%s_FILE names a file that cannot be read: %s".formatted(variable, file), e);
        }
    }

    /** They are found by asking, for a variable does not tell how its property is written. */
    @Override
    public Set<String> getPropertyNames() {
        return Set.of();
    }

    @Override
    public Map<String, String> getProperties() {
        return Map.of();
    }

    @Override
    public int getOrdinal() {
        return ORDINAL;
    }

    @Override
    public String getName() {
        return "files named by _FILE variables";
    }
}
