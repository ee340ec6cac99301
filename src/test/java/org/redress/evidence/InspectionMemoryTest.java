package org.redress.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.redress.support.SampleFiles.latin;
import static org.redress.support.SampleFiles.pdf;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that is nothing but names is read in a heap that could never hold them. */
@Tag("FF3")
class InspectionMemoryTest {
    private static final int NAMES = 1_500_000;

    @TempDir Path directory;

    @Test
    void a_pdf_of_names_takes_no_memory() throws Exception {
        assertEquals("Same", shownInSmallHeap(pdf(names())));
    }

    @Test
    void a_pdf_of_packed_names_takes_no_memory() throws Exception {
        var packed = new ByteArrayOutputStream();
        try (var deflater = new DeflaterOutputStream(packed)) {
            deflater.write(latin(names()));
        }
        String stream = packed.toString(StandardCharsets.ISO_8859_1);
        String head = "3 0 obj\n<< /Type /ObjStm /N 1 /Filter /FlateDecode >>\nstream\n";

        assertEquals("Same", shownInSmallHeap(pdf(head + stream + "\nendstream\nendobj\n")));
    }

    private static String names() {
        var names = new StringBuilder();
        for (int name = 0; name < NAMES; name++) {
            names.append('/').append(name);
        }
        return names.append('\n').toString();
    }

    /** In a process of its own, as only there is the heap known. */
    private String shownInSmallHeap(byte[] content) throws Exception {
        Path file = Files.write(directory.resolve("file.pdf"), content);
        Path out = directory.resolve("out.txt");
        var process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx32m",
                                "-cp",
                                "target/classes" + File.pathSeparator + "target/test-classes",
                                Reading.class.getName(),
                                file.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(out.toFile())
                        .start();
        try {
            process.waitFor(60, TimeUnit.SECONDS);
        } finally {
            process.destroyForcibly();
        }
        return Files.readString(out).strip();
    }

    /** Tells what of a PDF is shown. */
    static final class Reading {
        public static void main(String[] files) throws Exception {
            var inspection = new Inspection(new Caps(1, Duration.ofHours(1)));
            try (var channel = FileChannel.open(Path.of(files[0]))) {
                ByteBuffer content = channel.map(MapMode.READ_ONLY, 0, channel.size());
                var shown = inspection.shown(FileType.PDF, content);
                System.out.println(shown.getClass().getSimpleName());
            }
        }
    }
}
