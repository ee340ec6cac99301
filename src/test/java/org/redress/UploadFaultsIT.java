package org.redress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.logging.Log;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.redress.order.OrderId;
import org.redress.order.OrderLoad;
import org.redress.order.OrderLoad.Kind;
import org.redress.support.Books;
import org.redress.support.JarProcess;
import org.redress.support.KeptFiles;
import org.redress.support.TestMail;
import org.redress.support.TestPeople;
import org.redress.support.TestPostgres;
import org.redress.support.TestTokens;
import org.redress.support.Upload;

/** Killed at any moment while files come in, the service never shows one of them in part. */
@Tag("FF5")
class UploadFaultsIT {
    private static final int ROUNDS = Integer.getInteger("redress.uploads.rounds", 5);
    private static final long SEED = Long.getLong("redress.uploads.seed", 20_261_123L);
    private static final int ORDERS = 4, EACH = 2;
    private static final int LEAST = 100_000, MOST = 3_000_000;
    private static final long MILLI = 1_000_000;
    private static final Instant FAR = Instant.parse("2040-01-01T00:00:00Z");

    private final TestPostgres database = TestPostgres.fresh();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Random random = new Random(SEED);
    private final Map<String, String> answered = new HashMap<>();
    @TempDir Path directory;
    private KeptFiles files;

    @BeforeEach
    void mail() {
        files = new KeptFiles(directory, database);
        TestMail.REAL.start();
    }

    @AfterEach
    void noMail() {
        TestMail.REAL.stop();
    }

    @Test
    void what_a_kill_cuts_is_never_seen_in_part_and_can_be_sent_again() throws Exception {
        try (var load = new OrderLoad(database)) {
            load.load("whole-", Kind.SILENT_SELLER, ROUNDS * ORDERS, FAR);
            load.load("kill-", Kind.SILENT_SELLER, ROUNDS * ORDERS, FAR);
        }
        var service = started();
        var all = new ArrayList<Upload>();
        try {
            int cut = 0;
            int left = 0;
            for (int round = 0; round < ROUNDS; round++) {
                long lasts = lasting(service, uploads("whole-", round));
                var uploads = uploads("kill-", round);
                long moment = (long) (lasts * (round + random.nextDouble()) / ROUNDS);
                int done = killedWhile(service, uploads, moment);
                int drafts = files.underWay().size();
                service = started();
                assertWhole(service, uploads);
                assertAllDone(service, uploads);
                int before = files.kept().size();
                files.hoursPass();
                assertEquals(files.entered(), files.kept(), "round " + round);
                int orphans = before - files.kept().size();
                all.addAll(uploads);
                cut += uploads.size() - done;
                left += drafts + orphans;
                Log.infof(
                        "killed after %d of %d ms: %d of %d answered, %d drafts and %d orphans left",
                        moment / MILLI, lasts / MILLI, done, uploads.size(), drafts, orphans);
            }
            assertTrue(cut > 0 && left > 0, cut + " cut, " + left + " files left");
            assertWhole(service, all);
            int copies = 2 * ROUNDS * ORDERS;
            assertEquals(2 * ROUNDS * ORDERS * EACH + copies, files.kept().size());
            assertEquals(List.of(), new Books(database).findings());
        } finally {
            service.close();
        }
    }

    /** How long it takes until all of them are taken, on this process as warm as it is. */
    private long lasting(JarProcess service, List<Upload> uploads) throws Exception {
        var requests = uploads.stream().map(it -> it.to(service)).toList();
        long begin = System.nanoTime();
        var sent = sent(requests);
        allOf(sent).get();
        long lasts = System.nanoTime() - begin;
        sent.forEach(it -> id(it.join()));
        return lasts;
    }

    private JarProcess started() {
        Map<String, String> properties = new HashMap<>(database.properties());
        properties.putAll(TestTokens.properties());
        properties.putAll(TestPeople.properties());
        properties.putAll(TestMail.REAL.properties());
        properties.put("java.tool.options", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
        properties.put("redress.evidence.directory", directory.toString());
        properties.put("redress.evidence.look-every", "1s");
        properties.put("redress.evidence.tidy-every", "1s");
        return JarProcess.start(properties).awaitReady();
    }

    /** Of all sizes, half of them with a copy for the other side. */
    private List<Upload> uploads(String prefix, int round) {
        return IntStream.range(0, ORDERS * EACH)
                .mapToObj(n -> upload(prefix + (round * ORDERS + n / EACH), n % EACH == 0))
                .toList();
    }

    private Upload upload(String order, boolean tellsPlace) {
        int bytes = random.nextInt(LEAST, MOST);
        return Upload.of(OrderId.of(order), "buyer-" + order, bytes, tellsPlace);
    }

    /** Answers how many of them were answered before the kill. */
    private int killedWhile(JarProcess service, List<Upload> uploads, long nanos) throws Exception {
        var sent = sent(uploads.stream().map(it -> it.to(service)).toList());
        try {
            allOf(sent).get(nanos, TimeUnit.NANOSECONDS);
        } catch (TimeoutException underWay) {
            // which is what it is about
        }
        service.kill();
        int done = 0;
        for (int n = 0; n < sent.size(); n++) {
            try {
                answered.put(uploads.get(n).key(), id(sent.get(n).get()));
                done++;
            } catch (ExecutionException cut) {
                // and is sent again
            }
        }
        return done;
    }

    private static CompletableFuture<Void> allOf(List<? extends CompletableFuture<?>> sent) {
        return CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new));
    }

    private List<CompletableFuture<HttpResponse<String>>> sent(List<HttpRequest> requests) {
        return requests.stream().map(it -> http.sendAsync(it, BodyHandlers.ofString())).toList();
    }

    private static String id(HttpResponse<String> answer) {
        assertEquals(201, answer.statusCode(), answer.body());
        return new JsonObject(answer.body()).getString("id");
    }

    /** Sends each, perhaps again: then it is there once, under the id that was told first. */
    private void assertAllDone(JarProcess service, List<Upload> uploads) throws Exception {
        for (Upload upload : uploads) {
            String id = id(http.send(upload.to(service), BodyHandlers.ofString()));
            assertEquals(answered.getOrDefault(upload.key(), id), id);
            answered.put(upload.key(), id);
        }
        assertWhole(service, uploads);
        for (UUID order : orders(uploads)) {
            assertEquals(EACH, listed(service, of(order, uploads)).size());
        }
    }

    /** What was answered is listed, and whatever is listed downloads whole, for both sides. */
    private void assertWhole(JarProcess service, List<Upload> uploads) throws Exception {
        for (UUID order : orders(uploads)) {
            var upload = of(order, uploads);
            var sent = new TreeSet<String>();
            uploads.stream()
                    .filter(it -> it.order().equals(order))
                    .forEach(it -> sent.add(it.sha256()));
            var ids = new TreeSet<String>();
            for (JsonObject file : listed(service, upload)) {
                String id = file.getString("id");
                String sha256 = file.getString("sha256");
                assertTrue(ids.add(id) && sent.contains(sha256), file.encode());
                assertEquals(sha256, Upload.sha256(download(service, id, upload.buyer(), "buyer")));
                String seller = upload.buyer().replace("buyer-", "seller-");
                assertEquals(
                        file.getString("shownSha256"),
                        Upload.sha256(download(service, id, seller, "seller")));
            }
            uploads.stream()
                    .filter(it -> it.order().equals(order) && answered.containsKey(it.key()))
                    .forEach(it -> assertTrue(ids.contains(answered.get(it.key())), it.key()));
        }
    }

    private static TreeSet<UUID> orders(List<Upload> uploads) {
        return new TreeSet<>(uploads.stream().map(Upload::order).toList());
    }

    private static Upload of(UUID order, List<Upload> uploads) {
        return uploads.stream().filter(it -> it.order().equals(order)).findFirst().orElseThrow();
    }

    private List<JsonObject> listed(JarProcess service, Upload upload) throws Exception {
        byte[] list = got(upload.evidence(service), upload.buyer(), "buyer");
        var files = new ArrayList<JsonObject>();
        new JsonArray(io.vertx.core.buffer.Buffer.buffer(list))
                .forEach(it -> files.add((JsonObject) it));
        return files;
    }

    private byte[] download(JarProcess service, String id, String who, String role)
            throws Exception {
        return got(service.uri("/v1/evidence/" + id), who, role);
    }

    private byte[] got(URI target, String who, String role) throws Exception {
        var request =
                HttpRequest.newBuilder(target)
                        .header("Authorization", "Bearer " + TestTokens.token(who, role));
        var answer = http.send(request.build(), BodyHandlers.ofByteArray());
        assertEquals(200, answer.statusCode(), () -> new String(answer.body()));
        return answer.body();
    }
}
