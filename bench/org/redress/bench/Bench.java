package org.redress.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Measures the parts that are asked for; docs/performance.md says what each of them means. */
public final class Bench {
    private static final Map<String, Part> PARTS = new LinkedHashMap<>();

    static {
        PARTS.put("drain", new DrainPart());
        PARTS.put("rest", new OpenDisputes());
        PARTS.put("lateness", new Lateness());
        PARTS.put("scale", new Scale());
        PARTS.put("replicas", new Replicas());
        PARTS.put("relays", new RelaysPart());
        PARTS.put("footprint", Footprint::measure);
        PARTS.put("core", (server, report) -> CoreBenchmark.run());
    }

    private Bench() {}

    public static void main(String[] arguments) {
        var parts = asked("bench.parts", List.copyOf(PARTS.keySet()));
        var report = new Report();
        try (var server = new BenchServer()) {
            parts.forEach(part -> PARTS.get(part).run(server, report));
        }
    }

    /** As many as are asked for, but no more than it takes. */
    static int rounds(int most) {
        return Math.min(most, Integer.getInteger("bench.rounds", 5));
    }

    /** The names that a property lists, all of them known. */
    static List<String> asked(String property, List<String> known) {
        var asked = System.getProperty(property, "");
        var names = asked.isEmpty() ? known : List.of(asked.split(","));
        for (var name : names) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException(property + ": " + name + " is none of " + known);
            }
        }
        return names;
    }
}
