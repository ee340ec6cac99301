package org.redress.support;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A real {@code clamd} of this machine, as a process of its own. Of all viruses it knows the EICAR
 * test file alone, wherever it stands, so it needs nothing from the network.
 */
public final class ClamDaemon implements QuarkusTestResourceLifecycleManager {
    /** More is not taken by it, and of what is taken, more than this is not looked through. */
    public static final int TAKEN = 3_000_000, LOOKED_THROUGH = 1_000_000;

    private static final Duration START = Duration.ofSeconds(60);
    private static final int PORT = FreePort.any();
    private static Process process;

    /** The service under test looks for it here, whether it runs or not. */
    @Override
    public Map<String, String> start() {
        return Map.of(
                "redress.evidence.clamav.host",
                "127.0.0.1",
                "redress.evidence.clamav.port",
                String.valueOf(PORT));
    }

    @Override
    public void stop() {
        end();
    }

    public static boolean isInstalled() {
        return program().isPresent();
    }

    private static Optional<Path> program() {
        return Stream.concat(
                        Stream.of(System.getenv("PATH").split(":")),
                        Stream.of("/usr/sbin", "/usr/local/sbin"))
                .map(folder -> Path.of(folder, "clamd"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Returns once it scans; one that runs already goes on. */
    public static synchronized void begin() {
        if (process != null) {
            return;
        }
        try {
            Path folder = Files.createTempDirectory("clamd");
            Path log = folder.resolve("log");
            var command = new ProcessBuilder(program().orElseThrow().toString(), "-c");
            command.command().add(configured(folder).toString());
            process = command.redirectErrorStream(true).redirectOutput(log.toFile()).start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            Eventually.within(START, "clamd answers", () -> !process.isAlive() || answers());
            if (!process.isAlive()) {
                throw new IllegalStateException(Files.readString(log));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static synchronized void end() {
        if (process != null) {
            process.destroyForcibly().onExit().join();
            process = null;
        }
    }

    private static Path configured(Path folder) throws IOException {
        Path database = Files.createDirectory(folder.resolve("database"));
        String eicar = HexFormat.of().formatHex(FakeScanner.EICAR.getBytes(US_ASCII));
        Files.writeString(database.resolve("local.ndb"), "Eicar-Local:0:*:" + eicar + "\n");
        return Files.writeString(
                folder.resolve("clamd.conf"),
                """
                Foreground yes
                TCPSocket %d
                TCPAddr 127.0.0.1
                DatabaseDirectory %s
                TemporaryDirectory %s
                StreamMaxLength %d
                MaxFileSize %d
                MaxScanSize %d
                AlertExceedsMax yes
                """
                        .formatted(PORT, database, folder, TAKEN, LOOKED_THROUGH, TAKEN));
    }

    private static boolean answers() {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), PORT)) {
            socket.getOutputStream().write("zPING\0".getBytes(US_ASCII));
            byte[] answer = socket.getInputStream().readNBytes("PONG".length());
            return new String(answer, US_ASCII).equals("PONG");
        } catch (IOException notYet) {
            return false;
        }
    }
}
