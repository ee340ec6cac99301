package org.redress.support;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * A mail server that does at each step of the talk what a test wants: answers, says something else,
 * hangs or hangs up. What a step is told by its first word; the greeting and the end of the content
 * are steps too.
 */
public final class ScriptedSmtp implements AutoCloseable {

    /** A step of the talk. */
    public enum Step {
        GREETING("220 test"),
        EHLO("250 test"),
        MAIL("250 ok"),
        RCPT("250 ok"),
        DATA("354 go on"),
        CONTENT("250 taken"),
        RSET("250 ok"),
        QUIT("221 bye");

        private final String usual;

        Step(String usual) {
            this.usual = usual;
        }
    }

    /** What the server does at a step. */
    public sealed interface Act {
        record Usual() implements Act {}

        record Say(String reply) implements Act {}

        /** No answer, and the connection stays. */
        record Hang() implements Act {}

        /** No answer, and the connection ends. */
        record Close() implements Act {}
    }

    private final ServerSocket server;
    private final List<String> taken = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile Function<Step, Act> script = step -> new Act.Usual();

    public ScriptedSmtp(int port) {
        try {
            server = new ServerSocket(port, 50, InetAddress.getByName("127.0.0.1"));
            Thread.ofVirtual().start(this::accept);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void behave(Function<Step, Act> otherwise) {
        script = otherwise;
    }

    /** At this step the server does that, at every other what is usual. */
    public void at(Step step, Act act) {
        script = now -> now == step ? act : new Act.Usual();
    }

    public void behave() {
        script = step -> new Act.Usual();
    }

    /** The Message-ID of every content that arrived as a whole, whatever was answered then. */
    public List<String> taken() {
        return List.copyOf(taken);
    }

    /** How often somebody has connected. */
    public int connections() {
        return connections.get();
    }

    private void accept() {
        try {
            while (!server.isClosed()) {
                var client = server.accept();
                connections.incrementAndGet();
                open.add(client);
                Thread.ofVirtual().start(() -> talk(client));
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private void talk(Socket client) {
        try (client;
                var in =
                        new BufferedReader(
                                new InputStreamReader(
                                        client.getInputStream(), StandardCharsets.UTF_8));
                OutputStream out = client.getOutputStream()) {
            boolean goesOn = act(Step.GREETING, in, out);
            while (goesOn) {
                String line = in.readLine();
                goesOn = line != null && act(step(line), in, out);
            }
        } catch (IOException gone) {
            // the client has hung up
        } finally {
            open.remove(client);
        }
    }

    private boolean act(Step step, BufferedReader in, OutputStream out) throws IOException {
        return switch (script.apply(step)) {
            case Act.Usual _ -> {
                say(out, step.usual);
                yield step != Step.DATA ? step != Step.QUIT : content(in, out);
            }
            case Act.Say(String reply) -> {
                say(out, reply);
                yield step != Step.QUIT;
            }
            case Act.Hang _ -> {
                in.transferTo(java.io.Writer.nullWriter());
                yield false;
            }
            case Act.Close _ -> false;
        };
    }

    private boolean content(BufferedReader in, OutputStream out) throws IOException {
        String id = null;
        for (String line = in.readLine(); ; line = in.readLine()) {
            if (line == null) {
                return false;
            }
            if (line.equals(".")) {
                taken.add(id);
                return act(Step.CONTENT, in, out);
            }
            if (id == null && line.toLowerCase(Locale.ROOT).startsWith("message-id:")) {
                id = line.substring("message-id:".length()).strip();
            }
        }
    }

    private static void say(OutputStream out, String reply) throws IOException {
        out.write((reply + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static Step step(String line) {
        String verb = line.split(" ", 2)[0].toUpperCase(Locale.ROOT);
        return verb.equals("HELO") ? Step.EHLO : Step.valueOf(verb);
    }

    @Override
    public void close() {
        try {
            server.close();
            for (Socket client : open) {
                client.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
