package fleetauditor.run;

import fleetauditor.audit.Rule;
import fleetauditor.audit.RuleSettings;
import fleetauditor.audit.RunInfo;
import fleetauditor.collect.GroupQueries;
import fleetauditor.collect.SnapshotCollector;
import fleetauditor.config.ConfigException;
import fleetauditor.graph.GraphClient;
import fleetauditor.graph.GraphException;
import fleetauditor.kept.KeptData;
import fleetauditor.model.Dataset;
import fleetauditor.model.Snapshot;
import fleetauditor.model.Table;
import fleetauditor.model.Table.State;
import fleetauditor.whatif.Answer;
import fleetauditor.whatif.ChangeRequest;
import fleetauditor.whatif.LicenseChange;
import fleetauditor.whatif.Memberships;
import fleetauditor.whatif.StepRequest;
import fleetauditor.whatif.UserIndex;
import fleetauditor.whatif.WhatIf;
import fleetauditor.whatif.WhatIfResult;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads a tenant and answers what a license change would do to it. */
public final class WhatIfRun {
    private static final Logger LOG = LoggerFactory.getLogger(WhatIfRun.class);

    /** Read before everything else, so that a misspelled name is told at once. */
    private static final Set<Dataset<?>> NAMES = Set.of(Dataset.SUBSCRIBED_SKUS, Dataset.GROUPS);

    /** What a change can touch; only rules that read one of these can find something else afterwards. */
    private static final Set<Dataset<?>> CHANGEABLE = Set.of(
            Dataset.USERS,
            Dataset.SUBSCRIBED_SKUS,
            Dataset.DIRECTORY_SUBSCRIPTIONS,
            Dataset.GROUPS,
            Dataset.GROUP_MEMBERS);

    private final List<Rule<?>> rules;
    private final RuleSettings settings;
    private final Clock clock;

    /** @param clock tells when the run started and finished; the answer's own clock is the question's */
    public WhatIfRun(List<Rule<?>> rules, RuleSettings settings, Clock clock) {
        this.rules = rules.stream()
                .filter(r -> !settings.switchedOff().contains(r.spec().id()))
                .filter(r -> r.spec().reads().stream().anyMatch(CHANGEABLE::contains))
                .toList();
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * What is asked.
     *
     * @param name what the settings call the tenant
     * @param asOf the clock that next syncs and ages are counted from
     * @param steps of the change; empty when {@code whoDependsOn} is asked
     * @param whoDependsOn a SKU, to ask who has Intune by it alone
     * @param leaveOutUnknown whether users who are not in the tenant are left out instead of refused
     */
    public record Question(
            String name,
            Instant asOf,
            List<StepRequest> steps,
            Optional<String> whoDependsOn,
            boolean leaveOutUnknown) {
        public Question {
            steps = List.copyOf(steps);
        }
    }

    /**
     * Reads the tenant and answers.
     *
     * @param progress hears of each dataset when it was read, from several threads
     * @throws ConfigException if the change names something that does not exist; every mistake at once
     * @throws GraphException when nothing at all could be read
     */
    public WhatIfResult answer(GraphClient graph, Question question, Consumer<Table<?>> progress) {
        Instant started = clock.instant();
        var collector = new SnapshotCollector(graph, AuditRun.SIGN_INS, progress);
        var queries = new GroupQueries(graph);
        var groups = new TenantGroups(queries);
        Snapshot first = collector.collect(question.asOf(), NAMES);
        ChangeRequest request = ChangeRequest.of(question.steps(), first, groups);
        Optional<UUID> sku = question.whoDependsOn().map(name -> ChangeRequest.sku(name, first));
        Set<Dataset<?>> rest = reads();
        rest.removeAll(NAMES);
        Snapshot tenant = both(first, collector.collect(question.asOf(), rest));
        var unknown = new TreeSet<String>();
        List<LicenseChange> steps = steps(request, tenant, unknown, question);
        var memberships = memberships(queries, WhatIf.policyGroups(tenant));
        Instant read = clock.instant();
        LOG.debug("read in {} ms", Duration.between(started, read).toMillis());
        Answer answer = answer(tenant, sku, steps, request, memberships);
        Instant finished = clock.instant();
        return result(AuditRun.info(graph, question.name(), tenant, started, finished), tenant, answer, unknown, false);
    }

    /**
     * Answers from what an earlier audit read, by its clock: that of the question does not count.
     *
     * @throws ConfigException if the change names something that the data does not have; every mistake at once
     */
    public WhatIfResult answer(KeptData data, Question question) {
        Instant started = clock.instant();
        Snapshot tenant = data.snapshot();
        ChangeRequest request = ChangeRequest.of(question.steps(), tenant, new KeptGroups(data));
        Optional<UUID> sku = question.whoDependsOn().map(name -> ChangeRequest.sku(name, tenant));
        var unknown = new TreeSet<String>();
        List<LicenseChange> steps = steps(request, tenant, unknown, question);
        Map<UUID, Set<UUID>> members = new HashMap<>(data.members());
        members.keySet().retainAll(WhatIf.policyGroups(tenant));
        Answer answer = answer(tenant, sku, steps, request, new Memberships(members));
        var run = new RunInfo(
                UUID.randomUUID().toString(),
                data.run().tenantId(),
                data.run().tenantName(),
                tenant.asOf(),
                started,
                clock.instant());
        return result(run, tenant, answer, unknown, true);
    }

    /** Nobody is called unknown unless all users were read. */
    private static WhatIfResult result(
            RunInfo run, Snapshot tenant, Answer answer, Set<String> unfound, boolean fromKeptData) {
        List<String> users = List.copyOf(unfound);
        return tenant.table(Dataset.USERS).isComplete()
                ? new WhatIfResult(run, answer, users, List.of(), fromKeptData)
                : new WhatIfResult(run, answer, List.of(), users, fromKeptData);
    }

    /** What an answer reads, with these rules. */
    public Set<Dataset<?>> reads() {
        Set<Dataset<?>> wanted = new HashSet<>(WhatIf.READS);
        rules.forEach(r -> wanted.addAll(r.spec().reads()));
        return wanted;
    }

    private Answer answer(
            Snapshot tenant,
            Optional<UUID> sku,
            List<LicenseChange> steps,
            ChangeRequest request,
            Memberships memberships) {
        Instant asked = clock.instant();
        var whatIf = new WhatIf(rules, settings);
        Answer answer = sku.map(id -> whatIf.whoDepends(tenant, id, memberships))
                .orElseGet(() -> whatIf.answer(tenant, steps, request.groups(), memberships));
        LOG.debug(
                "answered for {} users in {} ms",
                tenant.rows(Dataset.USERS).size(),
                Duration.between(asked, clock.instant()).toMillis());
        return answer;
    }

    private static List<LicenseChange> steps(
            ChangeRequest request, Snapshot tenant, Set<String> unknown, Question question) {
        List<LicenseChange> steps = request.steps(UserIndex.of(tenant), unknown);
        if (tenant.table(Dataset.USERS).isComplete() && !question.leaveOutUnknown()) {
            refuse(unknown);
        }
        return steps;
    }

    private static Snapshot both(Snapshot first, Snapshot second) {
        Map<Dataset<?>, Table<?>> tables = new LinkedHashMap<>(first.tables());
        second.tables().forEach((dataset, table) -> {
            if (table.state() != State.SKIPPED) {
                tables.put(dataset, table);
            }
        });
        return new Snapshot(first.asOf(), tables);
    }

    private static void refuse(Set<String> unknown) {
        if (!unknown.isEmpty()) {
            throw new ConfigException(Stream.concat(
                            unknown.stream().map(user -> user + ": no such user in this tenant"),
                            Stream.of("check the names, or leave these users out by --ignore-unknown-users"))
                    .toList());
        }
    }

    /** Groups that could not be read are left out: the answer then says that it is not certain. */
    private static Memberships memberships(GroupQueries queries, Set<UUID> groups) {
        Map<UUID, Set<UUID>> users = new HashMap<>();
        try {
            queries.members(groups).forEach((id, members) -> users.put(id, members.users()));
        } catch (GraphException e) {
            LOG.debug("members of policy groups could not be read", e);
        }
        return new Memberships(users);
    }
}
