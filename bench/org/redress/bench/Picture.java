package org.redress.bench;

import java.util.List;
import java.util.Locale;

/** Horizontal bars as SVG, longest first, to be read on a light and on a dark page. */
final class Picture {
    private static final int WIDTH = 720;
    private static final int LEFT = 210;
    private static final int RIGHT = 110;
    private static final int STEP = 30;
    private static final int TOP = 48;

    private Picture() {}

    record Bar(String name, double value, boolean ours) {}

    static String of(String title, List<Bar> bars) {
        var sorted =
                bars.stream()
                        .sorted((one, other) -> Double.compare(other.value, one.value))
                        .toList();
        int height = TOP + sorted.size() * STEP + 8;
        var svg =
                new StringBuilder(
                        """
                        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %2$d" width="%1$d" height="%2$d" \
                        role="img" aria-label="%3$s">
                        <style>
                        text { font: 14px system-ui, sans-serif; fill: #1f2328 }
                        .title { font-weight: 600; font-size: 16px }
                        .bar { fill: #8c959f }
                        .ours { fill: #1a7f5a }
                        @media (prefers-color-scheme: dark) { text { fill: #e6edf3 } .ours { fill: #3fb68b } }
                        </style>
                        <text class="title" x="8" y="26">%3$s</text>
                        """
                                .formatted(WIDTH, height, title));
        for (int i = 0; i < sorted.size(); i++) {
            svg.append(bar(sorted.get(i), sorted.getFirst().value, TOP + i * STEP));
        }
        return svg.append("</svg>\n").toString();
    }

    private static String bar(Bar bar, double longest, int y) {
        double width = Math.max(1, bar.value / longest * (WIDTH - LEFT - RIGHT));
        return String.format(
                Locale.ROOT,
                """
                <text x="%d" y="%d" text-anchor="end">%s</text>
                <rect class="%s" x="%d" y="%d" width="%.1f" height="18" rx="2"/>
                <text x="%.1f" y="%d">%,.0f</text>
                """,
                LEFT - 8,
                y + 14,
                bar.name,
                bar.ours ? "ours" : "bar",
                LEFT,
                y,
                width,
                LEFT + width + 8,
                y + 14,
                bar.value);
    }
}
