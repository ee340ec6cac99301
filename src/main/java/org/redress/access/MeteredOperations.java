package org.redress.access;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Metrics of requests name methods and paths of the {@link AccessTable} and nothing that a caller
 * made up. What is refused or cut before its operation is known would otherwise be a series of its
 * own: memory without an end (FS10), and the ids and link tokens of its path for all who read
 * metrics (FF11).
 */
@Singleton
public class MeteredOperations implements MeterFilter {

    private static final String REQUESTS = "http.server.";
    private static final String UNKNOWN = "UNKNOWN";

    private static final Set<String> METHODS = partsOfOperations(0, "HEAD", "OPTIONS");

    /** With what the binder says where there is no operation. */
    private static final Set<String> PATHS =
            partsOfOperations(1, "NOT_FOUND", "REDIRECTION", "/cors-preflight", "root");

    private static Set<String> partsOfOperations(int part, String... others) {
        var parts = AccessTable.RULES.stream().map(rule -> rule.operation().split(" ")[part]);
        return Stream.concat(parts, Stream.of(others)).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Meter.Id map(Meter.Id id) {
        if (!id.getName().startsWith(REQUESTS)) {
            return id;
        }
        List<Tag> tags = id.getTags();
        return id.replaceTags(tags.stream().map(MeteredOperations::known).toList());
    }

    private static Tag known(Tag tag) {
        return switch (tag.getKey()) {
            case "method" -> METHODS.contains(tag.getValue()) ? tag : Tag.of("method", UNKNOWN);
            case "uri" -> PATHS.contains(tag.getValue()) ? tag : Tag.of("uri", UNKNOWN);
            default -> tag;
        };
    }
}
