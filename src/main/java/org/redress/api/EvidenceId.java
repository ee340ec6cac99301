package org.redress.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.redress.platform.Problem;

/** A file's public id: the order's id, and its number among the order's files. */
record EvidenceId(UUID order, int number) {

    private static final String MARK = "-e";

    static Optional<EvidenceId> parse(String id) {
        int mark = id.lastIndexOf(MARK);
        if (mark < 0) {
            return Optional.empty();
        }
        String number = id.substring(mark + MARK.length());
        return number.matches("[1-9][0-9]{0,5}")
                ? PathId.parse(id.substring(0, mark))
                        .map(order -> new EvidenceId(order, Integer.parseInt(number)))
                : Optional.empty();
    }

    /** The numbers of files of this order; another order's file is as unknown as none. */
    static List<Integer> numbers(UUID order, List<String> ids) {
        List<Integer> numbers = new ArrayList<>();
        for (String id : ids == null ? List.<String>of() : ids) {
            numbers.add(
                    parse(id)
                            .filter(file -> file.order().equals(order))
                            .orElseThrow(() ->
                                    Problem.of(
                                                    400,
                                                    "evidence-unknown",
                                                    "There is no such file of this order.",
                                                    java.util.Map.of("evidence", id))
                                            .exception())
                            .number());
        }
        return numbers.stream().distinct().toList();
    }

    @Override
    public String toString() {
        return order + MARK + number;
    }
}
