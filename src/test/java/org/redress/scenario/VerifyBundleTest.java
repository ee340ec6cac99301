package org.redress.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The offline verifier as a program: what a script that runs it goes by. */
@Tag("FF6")
class VerifyBundleTest {
    private static final String KEY =
            "-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=\n"
                    + "-----END PUBLIC KEY-----\n";
    private static final int LARGE = 200 << 20;

    @TempDir Path folder;

    private record Ended(int code, String said) {}

    @Test
    void what_is_no_zip_or_no_key_cannot_be_told() throws Exception {
        byte[] zip = Verifier.zip(Map.of("manifest.txt", new byte[0]));

        assertEquals(2, verified("no zip".getBytes(UTF_8), KEY).code());
        assertEquals(2, verified(zip, "no key").code());
        assertEquals(2, verified(zip, "").code());
    }

    @Test
    void a_zip_without_what_belongs_into_it_is_wrong() throws Exception {
        var ended = verified(Verifier.zip(Map.of("a.txt", new byte[1])), KEY);

        assertEquals(1, ended.code(), ended.said());
        assertTrue(ended.said().contains("manifest.txt is missing"), ended.said());
    }

    /** 200 KB that unpack to more than the program's memory. */
    @Test
    void a_manifest_that_unpacks_to_far_too_much_is_wrong_and_not_read() throws Exception {
        var ended = verified(Verifier.zip(Map.of("manifest.txt", new byte[LARGE])), KEY);

        assertEquals(1, ended.code(), ended.said());
        assertTrue(ended.said().contains("manifest.txt is too large"), ended.said());
    }

    private Ended verified(byte[] bundle, String key) throws Exception {
        var program =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx128m",
                                Verifier.SOURCE.toString(),
                                Files.write(folder.resolve("bundle.zip"), bundle).toString(),
                                Files.writeString(folder.resolve("key.pem"), key).toString())
                        .redirectErrorStream(true)
                        .start();
        String said = new String(program.getInputStream().readAllBytes(), UTF_8);
        return new Ended(program.waitFor(), said);
    }
}
