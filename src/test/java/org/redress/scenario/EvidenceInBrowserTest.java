package org.redress.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.redress.scenario.OrderDraft.lamp;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.redress.scenario.BrowserGate.Passes;
import org.redress.scenario.HostileFiles.HostileFile;
import org.redress.support.Browser;
import org.redress.support.Eventually;
import org.redress.support.PostgresResource;
import org.redress.support.SampleFiles;
import org.redress.support.TestTokens;

/**
 * A real browser opens every file that comes in, in every way in which a page can open one, and
 * runs nothing of it. Where no Chromium is on the PATH, only the uploads are tested.
 */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("FF1")
@Tag("FF2")
class EvidenceInBrowserTest {
    private static final Duration SOON = Duration.ofMinutes(2);
    private static final int FILES_OF_A_SALE = 15;
    private static final Pattern KEPT_AS =
            Pattern.compile("file|.+\\.(jpg|png|webp|heic|mp4|mov|webm|pdf|txt)");

    /** In these a file is a part of the page, or something that works for it. */
    private static final List<String> PARTS =
            List.of("img", "script", "module", "link", "worker", "service-worker");

    /** How they all go: only pictures are shown. */
    private static final Set<String> HARMLESS =
            Set.of(
                    "img loaded",
                    "img failed",
                    "script failed",
                    "link failed",
                    "worker failed",
                    "service worker failed");

    /** In these it is a document of its own. */
    private static final List<String> FRAMES = List.of("iframe", "object", "embed");

    /** They run, and come after all files. */
    private static final int FENCE = 1_000;

    private static final int SANDBOXED_FENCE = 1_001;

    private final Shop shop = new Shop();
    private final List<Sale> sales = new ArrayList<>();
    private final Map<String, String> answers = new TreeMap<>();
    private final Map<String, String> wanted = new TreeMap<>();
    private final List<String> paths = new ArrayList<>();
    @TestHTTPResource URI service;
    @TempDir static Path directory;
    private BrowserGate gate;
    private List<HostileFile> files;
    private Browser browser;
    private int taken;
    private int browsers;

    /** Each test has a browser of its own, in which nothing of another test can still run. */
    @AfterEach
    void closeBrowser() {
        if (browser != null) {
            browser.close();
            browser = null;
        }
    }

    @AfterAll
    void closeGate() {
        if (gate != null) {
            gate.close();
        }
    }

    @Test
    void each_file_comes_in_or_is_refused_for_what_it_is() {
        bring();

        assertEquals(wanted, answers);
        assertTrue(files.size() >= 50);
    }

    @ParameterizedTest
    @EnumSource
    void nothing_runs_in_whatever_way_a_file_is_opened(Passes passes) {
        start();
        var urls = paths.stream().map(path -> gate.url("/" + passes + path)).toList();

        var page = opener();
        if (passes == Passes.ALL) {
            assertEquals(HARMLESS, told(page.evaluates(opens(PARTS, urls))));
        }
        frames(page, urls, passes == Passes.ALL ? FRAMES : List.of("iframe"));
        var tab = browser.tab();
        long shown = urls.stream().filter(tab::shows).count();
        answersWithNames(passes).forEach(tab::shows);
        fence();

        assertEquals(Map.of(), ran());
        if (passes == Passes.ALL) {
            assertEquals(0, shown);
            int downloads = urls.size() * (FRAMES.size() + 1);
            arrive(() -> browser.downloaded().size() == downloads, "all are downloaded");
            browser.downloaded().forEach(EvidenceInBrowserTest::requireHarmless);
        }
    }

    /** Or the test would be green because nothing runs in this browser at all. */
    @Test
    void each_file_runs_where_it_is_served_as_what_it_hides_and_without_a_policy() {
        start();
        var hiding = files.stream().filter(file -> file.runsAs() != null).toList();

        var page = opener();
        for (HostileFile file : hiding) {
            String path = "/bare/" + file.number();
            serve(path, file.content(), Map.of("Content-Type", file.runsAs()));
            if (file.runsAs().equals("application/pdf")) {
                assertTrue(browser.tab().shows(gate.url(path)));
            } else {
                var ways = List.of(way(file.runsAs()));
                page.evaluates("void " + opens(ways, List.of(gate.url(path))));
            }
        }

        for (HostileFile file : hiding) {
            arrive(() -> ran().containsKey(file.number()), file.what() + " runs");
        }
    }

    @Test
    void a_script_runs_as_a_part_of_a_page_that_trusts_it() {
        start();
        var file =
                files.stream().filter(it -> it.what().equals("script")).findFirst().orElseThrow();
        serve("/trusted/script", file.content(), Map.of("Content-Type", file.runsAs()));

        var ways = List.of("script", "module", "service-worker");
        var told = opener().evaluates(opens(ways, List.of(gate.url("/trusted/script"))));

        assertEquals(Set.of("script loaded", "service worker loaded"), told(told));
        arrive(() -> ran().keySet().equals(Set.of(file.number())), "the script runs");
    }

    private static String way(String type) {
        return switch (type.split(";")[0]) {
            case "text/javascript" -> "script";
            case "text/css" -> "link";
            default -> "iframe";
        };
    }

    /** Each is shown or downloaded in the end. */
    private void frames(Browser.Tab page, List<String> urls, List<String> ways) {
        int before = told(page) + browser.downloaded().size();
        page.evaluates("void " + opens(ways, urls));
        int after = before + urls.size() * ways.size();
        arrive(() -> told(page) + browser.downloaded().size() == after, "each is opened");
    }

    private static int told(Browser.Tab page) {
        return (Integer) page.evaluates("told");
    }

    private static Set<String> told(Object lines) {
        return lines.toString().lines().collect(Collectors.toSet());
    }

    /** All files are opened in all these ways. */
    private static String opens(List<String> ways, List<String> urls) {
        return "opens(['%s'], ['%s'])"
                .formatted(String.join("','", ways), String.join("','", urls));
    }

    /** The lists that tell what the files are called, and a path that is told to be unknown. */
    private List<String> answersWithNames(Passes passes) {
        var all = new ArrayList<String>();
        String token = token(sales.getFirst().seller);
        gate.hands("/lost", "/v1/evidence/%3Cimg%20src=x:%20onerror=alert(1)%3E", token);
        all.add(gate.url("/" + passes + "/lost"));
        for (Sale sale : sales) {
            String list = "/v1/disputes/" + sale.id + "-1/evidence";
            gate.hands("/list/" + sale.id, list, token(sale.seller));
            all.add(gate.url("/" + passes + "/list/" + sale.id));
        }
        return all;
    }

    /** Once these have run, whatever came before them has had its time. */
    private void fence() {
        var fences = List.of(gate.url("/fence"), gate.url("/sandboxed"));
        opener().evaluates("void " + opens(FRAMES, fences));
        var both = Set.of(FENCE, SANDBOXED_FENCE);
        arrive(() -> gate.ran().keySet().containsAll(both), "the fences run");
    }

    /** What was called or said by which file, and from where. */
    private Map<Integer, String> ran() {
        var ran = gate.ran();
        ran.remove(FENCE);
        ran.remove(SANDBOXED_FENCE);
        for (String words : browser.alerts()) {
            String number = words.substring(words.lastIndexOf('/') + 1);
            ran.put(number.matches("\\d+") ? Integer.parseInt(number) : -1, words);
        }
        return ran;
    }

    private static void requireHarmless(String name) {
        assertTrue(KEPT_AS.matcher(name).matches(), name);
    }

    private static void arrive(BooleanSupplier holds, String what) {
        Eventually.within(SOON, what, holds);
    }

    private Browser.Tab opener() {
        var page = browser.tab();
        assertTrue(page.shows(gate.url("/open")));
        return page;
    }

    private void start() {
        var program = Browser.installed();
        assumeTrue(program.isPresent(), "No Chromium on the PATH, so no file is opened in one.");
        bring();
        gate.forget();
        browser = Browser.start(program.get(), directory.resolve("browser-" + ++browsers));
    }

    private void bring() {
        if (gate != null) {
            return;
        }
        gate = new BrowserGate(service);
        files = HostileFiles.calling(gate.url("/ran/"));
        files.forEach(this::upload);
        sales.forEach(sale -> sale.seller.counters(1000));
        shop.daysGoTo(7);
        var html = Map.of("Content-Type", "text/html");
        var sandbox = "sandbox allow-scripts";
        serve("/open", resource("/browser/opener.html"), html);
        serve("/fence", page(FENCE), html);
        serve(
                "/sandboxed",
                page(SANDBOXED_FENCE),
                Map.of("Content-Type", "text/html", "Content-Security-Policy", sandbox));
    }

    private void serve(String path, byte[] body, Map<String, String> headers) {
        gate.serves(path, headers, body);
    }

    private byte[] page(int number) {
        String page = new HostileFiles.Deed(gate.url("/ran/") + number).page();
        return page.getBytes(StandardCharsets.UTF_8);
    }

    private void upload(HostileFile file) {
        if (taken == FILES_OF_A_SALE * sales.size()) {
            sales.add(disputed());
        }
        Sale sale = sales.getLast();
        var request =
                sale.buyer
                        .person()
                        .asked()
                        .header("Idempotency-Key", "file-" + file.number())
                        .header("Content-Type", "multipart/form-data; boundary=form")
                        .body(form(file));
        var reply = new Reply(request.post("/v1/disputes/" + sale.id + "-1/evidence"));
        String what = file.number() + " " + file.what();
        answers.put(what, reply.status() + " " + reply.text("code"));
        wanted.put(what, file.answer());
        if (reply.status() == 201) {
            taken++;
            String path = "/v1/evidence/" + reply.text("id");
            hands("/mediator/" + file.number(), path, sale.mediator);
            if (!reply.text("sha256").equals(reply.text("shownSha256"))) {
                hands("/seller/" + file.number(), path, sale.seller);
            }
        }
    }

    /** As nobody would write it who minds what names and types are. */
    private static byte[] form(HostileFile file) {
        String head =
                """
                --form
                Content-Disposition: form-data; name="kind"

                %s
                --form
                Content-Disposition: form-data; name="file"; filename="%s"
                Content-Type: %s

                """
                        .formatted(file.kind(), file.name(), file.declared())
                        .replace("\n", "\r\n");
        byte[] end = "\r\n--form--\r\n".getBytes(StandardCharsets.UTF_8);
        return SampleFiles.join(head.getBytes(StandardCharsets.UTF_8), file.content(), end);
    }

    private void hands(String here, String there, Party to) {
        gate.hands(here, there, token(to));
        paths.add(here);
    }

    private static String token(Party party) {
        return TestTokens.token(party.person().id(), party.person().role());
    }

    private Sale disputed() {
        Sale sale = shop.sells(lamp());
        sale.seller.ships();
        sale.buyer.opens("in-transit", "lamp");
        return sale;
    }

    private static byte[] resource(String name) {
        try (var stream = EvidenceInBrowserTest.class.getResourceAsStream(name)) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
