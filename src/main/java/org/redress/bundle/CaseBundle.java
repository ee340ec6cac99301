package org.redress.bundle;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;
import static org.redress.bundle.BundleZip.line;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.redress.bundle.CaseRecord.Event;
import org.redress.bundle.CaseRecord.Paper;
import org.redress.dispute.Evidence;
import org.redress.evidence.EvidenceStore;
import org.redress.evidence.EvidenceStore.Key;
import org.redress.evidence.Scan;
import org.redress.kernel.Party;
import org.redress.kernel.TextRef;
import org.redress.ledger.Balance;
import org.redress.platform.Problem;

/**
 * One case as files that prove each other without this service: the manifest is signed and names
 * the last hash of the events, the events hold the digests of what people wrote and attached.
 * Nobody's words become a file's name. docs/privacy.md has the list.
 */
final class CaseBundle {

    private static final HexFormat HEX = HexFormat.of();

    private final CaseRecord record;
    private final Party reader;
    private final Predicate<Evidence> isOpen;

    /**
     * @param isOpen which attached files the reader may see; of the others only the number is told
     */
    CaseBundle(CaseRecord record, Party reader, Predicate<Evidence> isOpen) {
        this.record = record;
        this.reader = reader;
        this.isOpen = isOpen;
    }

    /**
     * Writes it all; blocks.
     *
     * @param timeline what the reader's timeline shows, as JSON
     */
    void write(Path file, String timeline, EvidenceStore store, long limit, SigningKey key)
            throws IOException {
        try (var zip = BundleZip.into(file)) {
            events(zip);
            zip.add("postings.txt", postings());
            papers(zip);
            evidence(zip, store, limit);
            zip.add("policy.yaml", record.policy().text());
            zip.add("policy-annex.json", record.policy().annex());
            zip.add("timeline.json", timeline);
            zip.sign(head(key), key);
        }
    }

    private String head(SigningKey key) {
        var order = record.order();
        return line("redress-case-bundle", 1)
                + line("order", order.id())
                + line("made-at", record.at())
                + line("made-for", reader.code())
                + line("policy", record.policy().ref())
                + line("key", key.id())
                + line("events", order.version())
                + line("last-hash", HEX.formatHex(record.lastHash()))
                + line("currency", order.currency())
                + balance(order.balance());
    }

    private static String balance(Balance it) {
        return line("balance", "captured", it.captured())
                + line("balance", "held", it.held())
                + line("balance", "in-flight", it.inFlight())
                + line("balance", "refunded", it.refunded())
                + line("balance", "released", it.released())
                + line("balance", "fees", it.fees())
                + line("balance", "charged-back", it.chargedBack())
                + line("balance", "failed", it.failed());
    }

    private void events(BundleZip zip) throws IOException {
        var chain = new StringBuilder();
        for (Event event : record.events()) {
            chain.append(line(event.number(), HEX.formatHex(event.hash())));
            String name = String.format(Locale.ROOT, "events/%06d.json", event.number());
            zip.add(name, event.body());
        }
        zip.add("chain.txt", chain.toString());
    }

    private String postings() {
        return record.postings().stream()
                .map(it ->
                        line(
                                it.event(),
                                it.place(),
                                it.from(),
                                it.to(),
                                it.amount(),
                                it.currency(),
                                it.instruction()))
                .collect(joining());
    }

    /**
     * What people wrote, as far as an event speaks of it; whoever verifies finds what was changed.
     */
    private void papers(BundleZip zip) throws IOException {
        Set<UUID> known = refs();
        var lines = new StringBuilder();
        for (Paper paper : record.papers()) {
            if (!paper.kind().equals("evidence") && known.contains(paper.ref())) {
                String name = "texts/" + paper.ref() + ".json";
                lines.append(proof(name, paper));
                zip.add(name, paper.body());
            }
        }
        zip.add("texts.txt", lines.toString());
    }

    private Set<UUID> refs() {
        return record.events().stream()
                .flatMap(event -> TextRef.idsIn(event.body()))
                .collect(toSet());
    }

    private static String proof(String name, Paper paper) {
        return line(name, HEX.formatHex(paper.salt()), paper.digest());
    }

    private void evidence(BundleZip zip, EvidenceStore store, long limit) throws IOException {
        var lines = new StringBuilder();
        long left = limit;
        for (Evidence file : record.order().file().evidence()) {
            String name = "evidence/" + file.number();
            Optional<Paper> paper = paper(file);
            if (!isOpen.test(file)) {
                lines.append(line(name, "withheld"));
            } else if (paper.isEmpty()) {
                lines.append(line(name, "erased"));
            } else if (!paper.get().digest().equals(file.file().digest())) {
                lines.append(line(name, "altered"));
            } else if (paper.get().scan() == Scan.INFECTED) {
                lines.append(line(name, "infected"));
            } else if (paper.get().scan() == Scan.WAITING) {
                lines.append(line(name, "quarantined"));
            } else {
                var told = new JsonObject(paper.get().body());
                left = left(left - told.getLong("bytes"));
                zip.add(name + ".json", paper.get().body());
                String sha256 = told.getString("sha256");
                Path bytes = store.read(new Key(record.order().id(), paper.get().ref(), sha256));
                try {
                    zip.add(name + ".bin", bytes);
                } finally {
                    store.release(bytes);
                }
                lines.append(proof(name + ".json", paper.get()));
            }
        }
        zip.add("evidence.txt", lines.toString());
    }

    private Optional<Paper> paper(Evidence file) {
        return record.papers().stream()
                .filter(paper -> paper.ref().equals(file.file().id()))
                .findFirst();
    }

    private static long left(long bytes) {
        if (bytes < 0) {
            throw Problem.of(
                            409,
                            "bundle-too-large",
                            "The case's files are together larger than a bundle may be.")
                    .exception();
        }
        return bytes;
    }
}
