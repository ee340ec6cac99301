package org.redress.support;

import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A headless Chromium with a profile of its own, led by its DevTools protocol. */
public final class Browser implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome");
    private static final String LISTENING = "DevTools listening on ";

    private final Process process;
    private final Path downloads;
    private final WebSocket socket;
    private final AtomicInteger asked = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonObject>> answers = new ConcurrentHashMap<>();
    private final Map<String, CompletableFuture<String>> loads = new ConcurrentHashMap<>();
    private final Map<String, String> begun = new ConcurrentHashMap<>();
    private final List<String> downloaded = new CopyOnWriteArrayList<>();
    private final List<String> alerts = new CopyOnWriteArrayList<>();

    private Browser(Process process, URI devTools, Path downloads) {
        this.process = process;
        this.downloads = downloads;
        socket =
                HttpClient.newHttpClient()
                        .newWebSocketBuilder()
                        .buildAsync(devTools, new Told())
                        .join();
    }

    /** The program of the first Chromium on the PATH. */
    public static Optional<Path> installed() {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return NAMES.stream()
                .flatMap(name ->
                        Stream.of(path.split(File.pathSeparator))
                                .map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Keeps all that it writes in {@code directory}. */
    public static Browser start(Path program, Path directory) {
        try {
            Files.createDirectories(directory);
            var builder =
                    new ProcessBuilder(
                            program.toString(),
                            "--headless=new",
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-dev-shm-usage",
                            "--disable-background-networking",
                            "--no-first-run",
                            "--no-proxy-server",
                            "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
                            // Quicker where every file is a document of its own, and no stricter.
                            "--disable-features=IsolateSandboxedIframes,BackForwardCache",
                            "--remote-debugging-port=0",
                            "--user-data-dir=" + directory.resolve("profile"),
                            "about:blank");
            builder.environment().put("HOME", directory.toString());
            builder.environment().put("TMPDIR", directory.toString());
            var process = builder.redirectErrorStream(true).start();
            var devTools = devTools(process);
            var browser = new Browser(process, devTools, directory.resolve("downloads"));
            browser.keepsDownloads();
            return browser;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** It says where it listens; whatever it says later is read too, so that it never waits. */
    private static URI devTools(Process process) {
        var found = new CompletableFuture<URI>();
        Thread.ofVirtual()
                .start(() -> {
                    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
                        lines.lines()
                                .filter(line -> line.startsWith(LISTENING))
                                .forEach(line ->
                                        found.complete(
                                                URI.create(line.substring(LISTENING.length()))));
                    } catch (IOException | UncheckedIOException ended) {
                        // so has the process
                    }
                    found.completeExceptionally(new IllegalStateException("the browser ended"));
                });
        return within(found, "the browser starts");
    }

    private void keepsDownloads() {
        asks(
                null,
                "Browser.setDownloadBehavior",
                new JsonObject()
                        .put("behavior", "allow")
                        .put("downloadPath", downloads.toString())
                        .put("eventsEnabled", true));
    }

    /** A new tab. */
    public Tab tab() {
        var target = asks(null, "Target.createTarget", new JsonObject().put("url", "about:blank"));
        var attach =
                new JsonObject().put("targetId", target.getString("targetId")).put("flatten", true);
        String session = asks(null, "Target.attachToTarget", attach).getString("sessionId");
        asks(session, "Page.enable", new JsonObject());
        asks(session, "Page.setLifecycleEventsEnabled", new JsonObject().put("enabled", true));
        return new Tab(session);
    }

    /** The names of the files that were downloaded whole. */
    public List<String> downloaded() {
        return List.copyOf(downloaded);
    }

    /** What pages and documents have said in a box of their own. */
    public List<String> alerts() {
        return List.copyOf(alerts);
    }

    /** One page after the other. */
    public final class Tab {
        private final String session;

        private Tab(String session) {
            this.session = session;
        }

        /** Whether the address is shown, once it is; otherwise it is a download. */
        public boolean shows(String url) {
            var gone = asks(session, "Page.navigate", new JsonObject().put("url", url));
            if (gone.getString("errorText") != null) {
                return false;
            }
            within(load(session, gone.getString("loaderId")), url + " is loaded");
            return true;
        }

        /** What the expression, or what it promises, comes to. */
        public Object evaluates(String expression) {
            var wanted =
                    new JsonObject()
                            .put("expression", expression)
                            .put("awaitPromise", true)
                            .put("returnByValue", true);
            var done = asks(session, "Runtime.evaluate", wanted);
            if (done.containsKey("exceptionDetails")) {
                throw new IllegalStateException(done.encode());
            }
            return done.getJsonObject("result").getValue("value");
        }
    }

    private CompletableFuture<String> load(String session, String loader) {
        return loads.computeIfAbsent(session + loader, key -> new CompletableFuture<>());
    }

    private JsonObject asks(String session, String method, JsonObject parameters) {
        int id = asked.incrementAndGet();
        var message =
                new JsonObject().put("id", id).put("method", method).put("params", parameters);
        if (session != null) {
            message.put("sessionId", session);
        }
        var answer = new CompletableFuture<JsonObject>();
        answers.put(id, answer);
        synchronized (socket) {
            within(socket.sendText(message.encode(), true), method);
        }
        var answered = within(answer, method + " " + parameters.encode());
        if (answered.containsKey("error")) {
            throw new IllegalStateException(method + " " + answered.encode());
        }
        return answered.getJsonObject("result");
    }

    private static <T> T within(CompletableFuture<T> future, String what) {
        try {
            return future.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(what, e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        var all = Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(each -> each.onExit().join());
    }

    /** Answers and events, as they come. */
    private final class Told implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                var message = new JsonObject(text.toString());
                text.setLength(0);
                if (message.containsKey("id")) {
                    answers.remove(message.getInteger("id")).complete(message);
                } else {
                    event(message, message.getJsonObject("params"));
                }
            }
            from.request(1);
            return null;
        }

        private void event(JsonObject message, JsonObject what) {
            switch (message.getString("method")) {
                case "Page.lifecycleEvent" -> {
                    if (what.getString("name").equals("load")) {
                        load(message.getString("sessionId"), what.getString("loaderId"))
                                .complete("loaded");
                    }
                }
                case "Page.javascriptDialogOpening" -> {
                    alerts.add(what.getString("message"));
                    var no = new JsonObject().put("accept", false);
                    String session = message.getString("sessionId");
                    Thread.ofVirtual()
                            .start(() -> asks(session, "Page.handleJavaScriptDialog", no));
                }
                case "Browser.downloadWillBegin" ->
                        begun.put(what.getString("guid"), what.getString("suggestedFilename"));
                case "Browser.downloadProgress" -> {
                    if (what.getString("state").equals("completed")) {
                        downloaded.add(begun.remove(what.getString("guid")));
                    }
                }
                default -> {
                    // not waited for
                }
            }
        }
    }
}
