package org.redress.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.redress.support.Books;
import org.redress.support.TestPostgres;

/** A library that keeps timers, in a process of its own: {@link PeerMain}. */
final class Peer implements Contender {
    static final int THREADS = 16;
    private static final String PENDING = "pending";
    private static final String LATER =
            "now() + interval '10 days' + random() * interval '30 days'";

    private final String name;
    private final TimerLibrary library;
    private TestPostgres database;
    private Process process;
    private BufferedReader answers;
    private PrintStream questions;

    Peer(String name, TimerLibrary library) {
        this.name = name;
        this.library = library;
    }

    static HikariDataSource pool(TestPostgres database) {
        var config = new HikariConfig();
        config.setJdbcUrl("jdbc:" + database.url());
        config.setUsername(database.user());
        config.setPassword(database.password());
        config.setMaximumPoolSize(THREADS + 4);
        return new HikariDataSource(config);
    }

    /** Its tables, and timers of what is pending. */
    static void load(TestPostgres database, TimerLibrary library, int pending) {
        library.create(database);
        insert(database, library.insert(PENDING, 0, pending - 1, LATER));
    }

    /** Foreign keys are not looked at row by row: what goes in is right. */
    private static void insert(TestPostgres database, String sql) {
        BenchServer.execute(database, "set session_replication_role = replica; " + sql);
    }

    @Override
    public void start(TestPostgres to) {
        database = to;
        try {
            var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
            var log = Report.FOLDER.resolve("peer.log").toFile();
            var builder =
                    new ProcessBuilder(java, "-Xmx2g", "--sun-misc-unsafe-memory-access=allow");
            builder.command().addAll(nobodyIsAsked());
            builder.command().addAll(List.of("-cp", System.getProperty("java.class.path")));
            builder.command().addAll(List.of(PeerMain.class.getName(), name));
            builder.command().addAll(List.of(to.url(), to.user(), to.password()));
            builder.redirectError(ProcessBuilder.Redirect.appendTo(log));
            process = builder.start();
            answers = process.inputReader();
            questions = new PrintStream(process.getOutputStream(), true);
            answer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A library that looks for a newer version of itself finds nobody. */
    private static List<String> nobodyIsAsked() {
        return List.of(
                "-Dhttp.proxyHost=127.0.0.1",
                "-Dhttp.proxyPort=9",
                "-Dhttps.proxyHost=127.0.0.1",
                "-Dhttps.proxyPort=9");
    }

    @Override
    public void plan(Herd herd) {
        var at =
                "timestamptz '%s' + random() * interval '%d ms'"
                        .formatted(herd.from(), Herd.OVER.toMillis());
        insert(database, library.insert(herd.tag(), 0, herd.count() - 1, at));
    }

    @Override
    public Outcome await(Herd herd, Duration cap) {
        questions.println(herd.count() + " " + herd.from().plus(cap).toEpochMilli());
        var words = answer().split(" ");
        return new Outcome(
                Long.parseLong(words[0]), Instant.ofEpochMilli(Long.parseLong(words[1])));
    }

    private String answer() {
        try {
            for (var line = answers.readLine(); line != null; line = answers.readLine()) {
                if (line.startsWith(PeerMain.ANSWER)) {
                    return line.substring(PeerMain.ANSWER.length());
                }
            }
            throw new IllegalStateException(name + " has ended; see target/bench/peer.log");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public long cpu() {
        return Cpu.ofProcess(process.pid());
    }

    /** It ends as soon as nobody asks any more. */
    @Override
    public void close() {
        questions.close();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        new Books(database).execute(library.deleteDue());
    }
}
