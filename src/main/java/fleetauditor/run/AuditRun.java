package fleetauditor.run;

import fleetauditor.audit.AuditResult;
import fleetauditor.audit.AuditResult.Departure;
import fleetauditor.audit.Auditor;
import fleetauditor.audit.Rule;
import fleetauditor.audit.RuleOutcome;
import fleetauditor.audit.RuleSettings;
import fleetauditor.audit.RunInfo;
import fleetauditor.collect.NamedGroups;
import fleetauditor.collect.SnapshotCollector;
import fleetauditor.graph.GraphClient;
import fleetauditor.graph.GraphException;
import fleetauditor.graph.TokenClaims;
import fleetauditor.model.Dataset;
import fleetauditor.model.NamedGroup;
import fleetauditor.model.Organization;
import fleetauditor.model.Snapshot;
import fleetauditor.model.Table;
import fleetauditor.rules.Consequences;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** One audit of one tenant: collect, then judge. Reports are made from what it returns. */
public final class AuditRun {
    /** Graph keeps sign-ins for 30 days with Entra ID P1 or P2. */
    static final Duration SIGN_INS = Duration.ofDays(30);

    /** What the sheets of the report show beside the findings. */
    private static final Set<Dataset<?>> SHOWN = Set.of(
            Dataset.ORGANIZATION,
            Dataset.USERS,
            Dataset.SUBSCRIBED_SKUS,
            Dataset.DIRECTORY_SUBSCRIPTIONS,
            Dataset.ENTRA_DEVICES,
            Dataset.MANAGED_DEVICES);

    /** What tells whose device is in a group. */
    private static final Set<Dataset<?>> DEVICES = Set.of(Dataset.ENTRA_DEVICES, Dataset.MANAGED_DEVICES);

    private final List<Rule<?>> rules;
    private final RuleSettings settings;
    private final Clock clock;
    private final Set<Dataset<?>> also;

    /**
     * An audit with these rules.
     *
     * @param clock tells when the run started and finished; the audit's own clock is given to {@link #audit}
     */
    public AuditRun(List<Rule<?>> rules, RuleSettings settings, Clock clock) {
        this(rules, settings, clock, Set.of());
    }

    /**
     * An audit that reads more than its rules need.
     *
     * @param also what is read whichever rules are asked
     */
    public AuditRun(List<Rule<?>> rules, RuleSettings settings, Clock clock, Set<Dataset<?>> also) {
        this.rules = List.copyOf(rules);
        this.settings = settings;
        this.clock = clock;
        this.also = Set.copyOf(also);
    }

    /**
     * Which tenant, and as of when.
     *
     * @param name what the settings call the tenant; the tenant's own name goes before it
     * @param asOf the audit's clock
     * @param only ids of the rules to ask; empty for all
     * @param licensedBefore the users whom the last audit of a tenant, by its id, saw licensed
     * @param groups object ids and display names of groups to read beside what rules need; rules do not see them
     */
    public record Order(
            String name,
            Instant asOf,
            Set<String> only,
            Function<String, Set<UUID>> licensedBefore,
            Set<String> groups) {
        public Order {
            only = Set.copyOf(only);
            groups = Set.copyOf(groups);
        }

        /** When nothing is known of earlier audits, and no group is to be read. */
        public Order(String name, Instant asOf, Set<String> only) {
            this(name, asOf, only, tenantId -> Set.of(), Set.of());
        }
    }

    /**
     * Reads the tenant and judges it.
     *
     * @param progress hears of each dataset when it was read, from several threads
     * @throws GraphException of kind SIGN_IN or UNREACHABLE when nothing at all could be read: there is no audit
     */
    public AuditResult audit(GraphClient graph, Order order, Consumer<Table<?>> progress) {
        Instant started = clock.instant();
        List<Rule<?>> asked = rules.stream()
                .filter(r ->
                        order.only().isEmpty() || order.only().contains(r.spec().id()))
                .toList();
        Snapshot snapshot = remembering(
                new SnapshotCollector(graph, SIGN_INS, progress).collect(order.asOf(), wanted(asked, order)), order);
        List<RuleOutcome> outcomes = Consequences.link(new Auditor(asked, settings).audit(snapshot), snapshot);
        List<NamedGroup> groups = NamedGroups.read(graph, order.groups(), snapshot.rows(Dataset.GROUP_MEMBERS));
        RunInfo run = info(graph, order.name(), snapshot, started, clock.instant());
        boolean partial = rules.stream()
                .anyMatch(r -> !asked.contains(r)
                        && !settings.switchedOff().contains(r.spec().id()));
        return new AuditResult(run, snapshot, outcomes, departures(asked), groups, partial);
    }

    private static Snapshot remembering(Snapshot snapshot, Order order) {
        Set<UUID> licensed = snapshot.rows(Dataset.ORGANIZATION).stream()
                .findFirst()
                .map(o -> order.licensedBefore().apply(o.id().toString()))
                .orElse(Set.of());
        return new Snapshot(snapshot.asOf(), snapshot.tables(), licensed);
    }

    private Set<Dataset<?>> wanted(List<Rule<?>> asked, Order order) {
        var wanted = new HashSet<>(also);
        asked.stream()
                .filter(r -> !settings.switchedOff().contains(r.spec().id()))
                .forEach(r -> wanted.addAll(r.spec().reads()));
        wanted.addAll(order.only().isEmpty() ? SHOWN : Set.of(Dataset.ORGANIZATION));
        wanted.addAll(order.groups().isEmpty() ? Set.of() : DEVICES);
        return wanted;
    }

    /** Which tenant was read: it says so itself, or its token does. */
    static RunInfo info(GraphClient graph, String name, Snapshot snapshot, Instant started, Instant finished) {
        var organization = snapshot.rows(Dataset.ORGANIZATION).stream().findFirst();
        String tenantId = organization
                .map(o -> o.id().toString())
                .or(() -> claimedTenant(graph))
                .orElse("unknown");
        String tenantName = organization
                .map(Organization::displayName)
                .filter(given -> !given.isBlank())
                .orElse(name);
        return new RunInfo(UUID.randomUUID().toString(), tenantId, tenantName, snapshot.asOf(), started, finished);
    }

    private static Optional<String> claimedTenant(GraphClient graph) {
        try {
            return graph.claims().map(TokenClaims::tenantId).filter(id -> !id.isBlank());
        } catch (GraphException e) {
            return Optional.empty();
        }
    }

    private List<Departure> departures(List<Rule<?>> asked) {
        return asked.stream()
                .map(r -> r.spec().id())
                .flatMap(id -> settings.switchedOff().contains(id)
                        ? Stream.of(new Departure(id, null))
                        : Stream.ofNullable(settings.severities().get(id)).map(s -> new Departure(id, s)))
                .toList();
    }
}
