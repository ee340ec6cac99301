package org.redress.policy;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.redress.policy.PolicyTable.Stored;

/**
 * The policies in use. Files and publications bring them into the table, which keeps every version
 * that ever was on offer, so that an order stays under the very text, calendar and catalogue it was
 * registered with (rule 9). New orders get the newest version of a name that this release can read.
 */
@ApplicationScoped
public class Policies {

    private static final Logger LOG = Logger.getLogger(Policies.class);

    private final PolicyTable table;
    private final PolicyConfig config;
    private final Map<String, PolicyFile> byRef = new ConcurrentHashMap<>();
    private final Set<String> unreadable = ConcurrentHashMap.newKeySet();
    private volatile Map<String, PolicyFile> onOffer = Map.of();
    private volatile boolean stopping;

    Policies(PolicyTable table, PolicyConfig config) {
        this.table = table;
        this.config = config;
    }

    /**
     * Before anything that decides, the scheduler (priority 0) among them: the first sweep and the
     * first request find every pinned policy.
     */
    void start(@Observes @Priority(-1) StartupEvent event) {
        reread().await().indefinitely();
        List<PolicyFile> presets = Presets.except(texts());
        List<PolicyFile> own = config.directory().map(Presets::in).orElse(List.of());
        refuseTwins(own);
        store(presets).chain(() -> store(own)).chain(this::reread).await().indefinitely();
        changed(own, byRef).ifPresent(Policies::refuseChanged);
        changed(presets, byRef).ifPresent(Policies::keepStored);
        LOG.infof("Policies on offer: %s", all().stream().map(PolicySummary::ref).toList());
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
    }

    private Set<String> texts() {
        return byRef.values().stream().map(PolicyFile::text).collect(Collectors.toSet());
    }

    private Uni<Void> store(List<PolicyFile> files) {
        return files.isEmpty() ? Uni.createFrom().voidItem() : table.store(files);
    }

    /** What other replicas published meanwhile; a lost database is asked again at the next tick. */
    @Scheduled(
            every = "${redress.policies.reread:5s}",
            delayed = "${redress.policies.reread:5s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> tick() {
        if (stopping) {
            return Uni.createFrom().voidItem();
        }
        return reread().onFailure()
                .invoke(failure -> LOG.warnf("policies not read: %s", failure.getMessage()))
                .onFailure()
                .recoverWithNull();
    }

    /**
     * The pinned policy of an order. One that another replica has stored since is read in the
     * background, and is there when the order is tried again.
     */
    public Policy byRef(String ref) {
        PolicyFile file = byRef.get(ref);
        if (file == null) {
            tick().subscribe().with(read -> {});
            throw new IllegalStateException("policy " + ref + " is unknown to this replica");
        }
        return file.policy();
    }

    /** What a new order gets when it chooses this name, as far as this replica knows. */
    public Optional<Policy> newest(String name) {
        return newestFile(name).map(PolicyFile::policy);
    }

    /** The same; a name that is not known yet is looked for in the table first. */
    public Uni<Optional<Policy>> find(String name) {
        return findFile(name).map(file -> file.map(PolicyFile::policy));
    }

    /** The newest version of a name, with its text. */
    public Uni<Optional<PolicyFile>> findFile(String name) {
        return onOffer.containsKey(name)
                ? Uni.createFrom().item(newestFile(name))
                : reread().map(read -> newestFile(name));
    }

    private Optional<PolicyFile> newestFile(String name) {
        return Optional.ofNullable(onOffer.get(name));
    }

    /** What is on offer, by name. */
    public List<PolicySummary> all() {
        return onOffer.values().stream().map(file -> PolicySummary.of(file.policy())).toList();
    }

    /** Whether this name and version was published before, whatever its text. */
    public Uni<Boolean> isStored(Policy policy) {
        return table.text(policy.name(), policy.version()).map(Optional::isPresent);
    }

    /**
     * Puts a policy on offer in every replica. Publishing the same text again changes nothing;
     * another text under the same name and version is a {@link PolicyChangedException}.
     */
    public Uni<PolicySummary> publish(PolicyFile file) {
        var policy = file.policy();
        return table.store(List.of(file))
                .chain(() -> table.text(policy.name(), policy.version()))
                .invoke(stored -> {
                    if (!stored.equals(Optional.of(file.text()))) {
                        throw new PolicyChangedException(policy.name(), policy.version());
                    }
                })
                .chain(this::reread)
                .replaceWith(() -> PolicySummary.of(policy));
    }

    private Uni<Void> reread() {
        Set<String> known = new HashSet<>(byRef.keySet());
        known.addAll(unreadable);
        return table.others(known).invoke(this::remember).replaceWithVoid();
    }

    private void remember(List<Stored> others) {
        others.forEach(this::remember);
        onOffer = newestOf(byRef.values());
    }

    /**
     * A newer release may have stored what this one cannot read; only orders pinned to it suffer.
     */
    private void remember(Stored stored) {
        String ref = stored.ref();
        try {
            String name = "stored policy " + ref;
            byRef.put(ref, PolicyFiles.readPinned(name, stored.text(), stored.annex()));
        } catch (PolicyFileException wrong) {
            unreadable.add(ref);
            LOG.errorf("Policy %s cannot be used by this release: %s", ref, wrong.getMessage());
        }
    }

    /** The highest version of each name. */
    static Map<String, PolicyFile> newestOf(Collection<PolicyFile> files) {
        Map<String, PolicyFile> newest = new TreeMap<>();
        for (PolicyFile file : files) {
            newest.merge(
                    file.policy().name(),
                    file,
                    (a, b) -> a.policy().version() > b.policy().version() ? a : b);
        }
        return newest;
    }

    static void refuseTwins(List<PolicyFile> files) {
        Set<String> refs = new HashSet<>();
        for (PolicyFile file : files) {
            if (!refs.add(file.policy().ref())) {
                throw new IllegalStateException(
                        "policy " + file.policy().ref() + " stands in two files");
            }
        }
    }

    /** The first file whose text is not the stored one. */
    static Optional<PolicyFile> changed(List<PolicyFile> files, Map<String, PolicyFile> stored) {
        return files.stream()
                .filter(file -> {
                    var kept = stored.get(file.policy().ref());
                    return kept == null || !kept.text().equals(file.text());
                })
                .findFirst();
    }

    /** A marketplace may have published it before this release brought a preset of that name. */
    private static void keepStored(PolicyFile preset) {
        LOG.errorf("Policy %s stays as it was stored before", preset.policy().ref());
    }

    private static void refuseChanged(PolicyFile file) {
        throw new PolicyChangedException(file.policy().name(), file.policy().version());
    }
}
