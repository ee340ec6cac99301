package org.redress.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import javax.tools.ToolProvider;

/** The offline verifier as somebody outside has it: one source file, compiled alone. */
final class Verifier {

    static final Path SOURCE = Path.of("tools", "VerifyBundle.java");

    private static Class<?> compiled;

    private final Class<?> program;
    private final Path folder;
    private final Path key;

    private Verifier(Class<?> program, Path folder, Path key) {
        this.program = program;
        this.folder = folder;
        this.key = key;
    }

    static Verifier in(Path folder, String publicKey) throws Exception {
        Path key = Files.writeString(folder.resolve("key.pem"), publicKey);
        return new Verifier(program(), folder, key);
    }

    private static synchronized Class<?> program() throws Exception {
        if (compiled == null) {
            Path classes = Files.createDirectories(Path.of("target", "verifier"));
            int result =
                    ToolProvider.getSystemJavaCompiler()
                            .run(null, null, null, "-d", classes.toString(), SOURCE.toString());
            assertEquals(0, result, "it compiles by itself");
            var loader = new URLClassLoader(new URL[] {classes.toUri().toURL()}, null);
            compiled = loader.loadClass("VerifyBundle");
        }
        return compiled;
    }

    Path key() {
        return key;
    }

    /** What it finds wrong. */
    @SuppressWarnings("unchecked")
    List<String> finds(byte[] bundle) throws Exception {
        Path file = Files.write(folder.resolve("bundle.zip"), bundle);
        return (List<String>)
                program.getMethod("check", Path.class, Path.class).invoke(null, file, key);
    }

    /** The files of a bundle by name. */
    static Map<String, byte[]> files(byte[] bundle) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bundle))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        return files;
    }

    static byte[] zip(Map<String, byte[]> files) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
