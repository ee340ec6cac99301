package org.redress.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.redress.platform.Problem;
import org.redress.reconciliation.Statement;
import org.redress.reconciliation.StatementLine;

/** A statement as a file of JSON lines that was received whole; read bit by bit. */
final class UploadedStatement implements Statement {

    private static final int LONGEST_LINE = 2_000;

    private final LocalDate day;
    private final byte[] digest;
    private final InputStream content;
    private final ObjectReader reader;
    private final Disk disk;
    private int number;

    UploadedStatement(
            LocalDate day, byte[] digest, InputStream content, ObjectReader reader, Disk disk) {
        this.day = day;
        this.digest = digest;
        this.content = content;
        this.reader = reader;
        this.disk = disk;
    }

    @Override
    public LocalDate day() {
        return day;
    }

    @Override
    public byte[] digest() {
        return digest;
    }

    @Override
    public Uni<List<StatementLine>> next(int most) {
        return disk.does(() -> read(most));
    }

    private List<StatementLine> read(int most) throws IOException {
        List<StatementLine> lines = new ArrayList<>();
        for (String text = line(); text != null; text = line()) {
            if (!text.isBlank()) {
                lines.add(parsed(text));
            }
            if (lines.size() == most) {
                break;
            }
        }
        return lines;
    }

    /** Null at the end. */
    private String line() throws IOException {
        var bytes = new java.io.ByteArrayOutputStream(200);
        int next = content.read();
        if (next < 0) {
            return null;
        }
        number++;
        for (; next >= 0 && next != '\n'; next = content.read()) {
            bytes.write(next);
            if (bytes.size() > LONGEST_LINE) {
                throw malformed("longer than " + LONGEST_LINE + " bytes");
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private StatementLine parsed(String text) {
        try {
            StatementLine line = reader.readValue(text);
            if (line == null) {
                throw malformed("not the JSON of a line");
            }
            return line;
        } catch (JsonProcessingException e) {
            String why =
                    e.getCause() instanceof IllegalArgumentException wrong
                            ? wrong.getMessage()
                            : "not the JSON of a line";
            throw malformed(why);
        }
    }

    private RuntimeException malformed(String why) {
        return Problem.of(
                        400,
                        "malformed-statement",
                        "A line of the statement cannot be read; nothing of it was taken.",
                        Map.of("line", String.valueOf(number), "what", why))
                .exception();
    }
}
