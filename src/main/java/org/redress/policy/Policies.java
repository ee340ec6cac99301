package org.redress.policy;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * The policies in use. Files say what new orders may choose; the table keeps every version that
 * ever was on offer, so that an order stays under the very text it was registered with (rule 9).
 */
@ApplicationScoped
public class Policies {

    private static final Logger LOG = Logger.getLogger(Policies.class);
    private static final String STORE =
            "insert into policy (name, version, body) values ($1, $2, $3) on conflict do nothing";
    private static final String LOAD =
            "select name, version, body from policy order by name, version";

    private final Pool pool;
    private final PolicyConfig config;
    private final Map<String, Policy> byRef = new ConcurrentHashMap<>();
    private volatile Map<String, Policy> onOffer = Map.of();
    private volatile Map<String, String> planned = Map.of();

    Policies(Pool pool, PolicyConfig config) {
        this.pool = pool;
        this.config = config;
    }

    /** Before anything that decides: the sweep and the first request find every pinned policy. */
    void start(@Observes @Priority(1000) StartupEvent event) {
        List<PolicyFile> files = new ArrayList<>(Presets.all());
        config.directory().map(Presets::in).ifPresent(files::addAll);
        onOffer = newestOf(files);
        planned = Presets.planned();
        store(files).chain(this::load).await().indefinitely();
        LOG.infof("Policies on offer: %s", onOffer.values().stream().map(Policy::ref).toList());
    }

    /**
     * The pinned policy of an order. One that another replica has stored since is read in the
     * background, and is there when the order is tried again.
     */
    public Policy byRef(String ref) {
        Policy policy = byRef.get(ref);
        if (policy == null) {
            load().subscribe()
                    .with(loaded -> {}, failure -> LOG.warn("policies not read", failure));
            throw new IllegalStateException("policy " + ref + " is unknown to this replica");
        }
        return policy;
    }

    /** What a new order gets when it chooses this name. */
    public Optional<Policy> newest(String name) {
        return Optional.ofNullable(onOffer.get(name));
    }

    /** Whether this ruleset is known but not in force yet. */
    public boolean isPlanned(String name) {
        return planned.containsKey(name) && !onOffer.containsKey(name);
    }

    /** What is on offer, and what is planned. */
    public List<PolicySummary> all() {
        List<PolicySummary> all = new ArrayList<>();
        onOffer.values()
                .forEach(p -> all.add(new PolicySummary(p.name(), p.version(), p.about(), true)));
        planned.forEach((name, about) -> {
            if (isPlanned(name)) {
                all.add(new PolicySummary(name, 0, about, false));
            }
        });
        return all;
    }

    /** The highest version of each name; the same version in two files is a mistake. */
    static Map<String, Policy> newestOf(List<PolicyFile> files) {
        Map<String, Policy> byRef = new HashMap<>();
        Map<String, Policy> newest = new TreeMap<>();
        for (PolicyFile file : files) {
            Policy policy = file.policy();
            if (byRef.put(policy.ref(), policy) != null) {
                throw new IllegalStateException("policy " + policy.ref() + " stands in two files");
            }
            newest.merge(
                    policy.name(),
                    policy,
                    (a, b) -> Comparator.comparingInt(Policy::version).compare(a, b) > 0 ? a : b);
        }
        return newest;
    }

    private Uni<Void> store(List<PolicyFile> files) {
        List<Tuple> rows =
                files.stream()
                        .map(f -> Tuple.of(f.policy().name(), f.policy().version(), f.text()))
                        .toList();
        return pool.preparedQuery(STORE)
                .executeBatch(rows)
                .chain(stored -> pool.query(LOAD).execute())
                .invoke(stored -> refuseChanged(files, texts(stored)))
                .replaceWithVoid();
    }

    private static Map<String, String> texts(RowSet<Row> rows) {
        Map<String, String> texts = new HashMap<>();
        rows.forEach(row -> texts.put(ref(row), row.getString("body")));
        return texts;
    }

    static void refuseChanged(List<PolicyFile> files, Map<String, String> stored) {
        for (PolicyFile file : files) {
            Policy policy = file.policy();
            if (!file.text().equals(stored.get(policy.ref()))) {
                throw new IllegalStateException(
                        "policy "
                                + policy.name()
                                + " version "
                                + policy.version()
                                + " has changed; give it a new version");
            }
        }
    }

    private Uni<Void> load() {
        return pool.query(LOAD)
                .execute()
                .invoke(rows -> rows.forEach(row -> remember(ref(row), row.getString("body"))))
                .replaceWithVoid();
    }

    /**
     * A newer release may have stored what this one cannot read; only orders pinned to it suffer.
     */
    private void remember(String ref, String text) {
        try {
            byRef.putIfAbsent(ref, PolicyFiles.read("stored policy " + ref, text).policy());
        } catch (PolicyFileException unreadable) {
            LOG.errorf(
                    "Policy %s cannot be used by this release: %s", ref, unreadable.getMessage());
        }
    }

    private static String ref(Row row) {
        return row.getString("name") + "@" + row.getInteger("version");
    }
}
