package fleetauditor.collect;

import fleetauditor.graph.GraphClient;
import fleetauditor.graph.GraphException;
import fleetauditor.graph.GraphException.Kind;
import fleetauditor.graph.GraphRequest;
import fleetauditor.graph.GraphSession;
import fleetauditor.graph.MalformedRowException;
import fleetauditor.model.Dataset;
import fleetauditor.model.Partner.Connection;
import fleetauditor.model.Snapshot;
import fleetauditor.model.Table;
import fleetauditor.model.Table.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads datasets side by side into one snapshot. What cannot be read becomes a gap, never an empty list. */
public final class SnapshotCollector {
    private static final Logger LOG = LoggerFactory.getLogger(SnapshotCollector.class);
    /** More at once would only fight for Graph's limits. */
    private static final int SIDE_BY_SIDE = 4;

    private final GraphClient graph;
    private final Duration signInLookback;
    private final Consumer<Table<?>> progress;
    private final Map<Dataset<?>, GraphException> noAccess = new ConcurrentHashMap<>();

    /**
     * A collector for one tenant.
     *
     * @param signInLookback how far back sign-ins are read; Graph keeps at most 30 days
     * @param progress hears of each dataset when it is done, from several threads
     */
    public SnapshotCollector(GraphClient graph, Duration signInLookback, Consumer<Table<?>> progress) {
        this.graph = graph;
        this.signInLookback = signInLookback;
        this.progress = progress;
    }

    /** Every collector of this release, one per dataset. */
    static List<DatasetCollector<?>> collectors() {
        return List.of(
                // the long ones first
                new UsersCollector(),
                new EntraDevicesCollector(),
                new ManagedDevicesCollector(),
                new SignInsCollector(),
                new UsersLoggedOnCollector(),
                new SubscribedSkusCollector(),
                new DirectorySubscriptionsCollector(),
                new GroupsCollector(),
                new OrganizationCollector(),
                new DeviceManagementCollector(),
                new PartnersCollector(Connection.LEGACY),
                new PartnersCollector(Connection.COMPLIANCE),
                new CompliancePoliciesCollector(),
                new ConditionalAccessPoliciesCollector(),
                new EnrollmentEventsCollector(),
                new ServicePrincipalsCollector(),
                new DeviceConfigurationsCollector(),
                new ConnectorsCollector(),
                new AppRoleAssignmentsCollector(),
                new GroupMembersCollector(),
                new CertificateStatesCollector());
    }

    /**
     * Reads {@code wanted} and what these build on; every other dataset is skipped.
     *
     * @param asOf the audit's clock
     * @throws GraphException of kind SIGN_IN or UNREACHABLE when nothing at all could be read for that reason
     */
    public Snapshot collect(Instant asOf, Set<Dataset<?>> wanted) {
        List<DatasetCollector<?>> collectors = collectors();
        Set<Dataset<?>> needed = withWhatTheyBuildOn(wanted, collectors);
        var tables = new ConcurrentHashMap<Dataset<?>, Table<?>>();
        var context = new CollectContext(asOf, signInLookback, tables);
        ExecutorService threads = Executors.newFixedThreadPool(SIDE_BY_SIDE, task -> {
            var thread = new Thread(task, "collect");
            thread.setDaemon(true);
            return thread;
        });
        try {
            var tasks = new ConcurrentHashMap<Dataset<?>, CompletableFuture<Void>>();
            for (DatasetCollector<?> collector : collectors) {
                if (needed.contains(collector.dataset())) {
                    CompletableFuture<?>[] before =
                            collector.after().stream().map(tasks::get).toArray(CompletableFuture[]::new);
                    tasks.put(
                            collector.dataset(),
                            CompletableFuture.allOf(before)
                                    .thenRunAsync(() -> read(collector, context, tables), threads));
                }
            }
            tasks.values().forEach(CompletableFuture::join);
        } finally {
            threads.shutdownNow();
        }
        endWithoutAccess(tables);
        return new Snapshot(asOf, Map.copyOf(tables));
    }

    /** Whether each dataset can be read, by the smallest request that shows it, in the order of the report. */
    public List<Table<?>> probe(Instant asOf) {
        var context = new CollectContext(asOf, signInLookback, Map.of());
        var tables = new ConcurrentHashMap<Dataset<?>, Table<?>>();
        for (DatasetCollector<?> collector : collectors()) {
            collector.probe(context).ifPresent(request -> probe(collector, request, tables));
        }
        return Dataset.ALL.stream()
                .<Table<?>>map(tables::get)
                .filter(Objects::nonNull)
                .toList();
    }

    private <T> void probe(DatasetCollector<T> collector, GraphRequest request, Map<Dataset<?>, Table<?>> tables) {
        GraphSession session = graph.open();
        var rows = new Rows<T>(collector::identity);
        Table<T> table;
        try {
            session.get(request, fields -> Boolean.TRUE);
            table = new Table<>(collector.dataset(), List.of(), State.COMPLETE, null, session.stats());
        } catch (GraphException e) {
            noteAccess(collector.dataset(), e);
            table = gap(collector.dataset(), rows, List.of(e), session);
        }
        tables.put(collector.dataset(), table);
        progress.accept(table);
    }

    /** A run in which every dataset failed for want of sign-in or connection is no audit. */
    private void endWithoutAccess(Map<Dataset<?>, Table<?>> tables) {
        if (!tables.isEmpty() && noAccess.keySet().containsAll(tables.keySet())) {
            throw Dataset.ALL.stream()
                    .map(noAccess::get)
                    .filter(Objects::nonNull)
                    // what Graph answered says more than that nothing was sent any more
                    .min(Comparator.comparing(problem -> problem.status() == 0))
                    .orElseThrow();
        }
    }

    private void noteAccess(Dataset<?> dataset, GraphException problem) {
        if (isNoAccess(problem)) {
            noAccess.put(dataset, problem);
        }
    }

    private static boolean isNoAccess(GraphException problem) {
        return problem.kind() == Kind.SIGN_IN || problem.kind() == Kind.UNREACHABLE;
    }

    private static Set<Dataset<?>> withWhatTheyBuildOn(Set<Dataset<?>> wanted, List<DatasetCollector<?>> collectors) {
        var needed = new HashSet<>(wanted);
        for (DatasetCollector<?> collector : collectors) {
            if (wanted.contains(collector.dataset())) {
                needed.addAll(collector.after());
            }
        }
        return needed;
    }

    private <T> void read(DatasetCollector<T> collector, CollectContext context, Map<Dataset<?>, Table<?>> tables) {
        Dataset<T> dataset = collector.dataset();
        var rows = new Rows<T>(collector::identity);
        GraphSession session = graph.open();
        Table<T> table;
        try {
            collector.collect(session, context, rows);
            if (rows.gaps().isEmpty()) {
                table = asCompleteAsItsSources(collector, context, rows, session);
            } else {
                if (rows.rows().isEmpty() && rows.gaps().stream().allMatch(SnapshotCollector::isNoAccess)) {
                    noAccess.put(dataset, rows.gaps().get(0));
                }
                table = gap(dataset, rows, rows.gaps(), session);
            }
        } catch (GraphException e) {
            if (rows.rows().isEmpty()) {
                noteAccess(dataset, e);
            }
            var problems = new ArrayList<>(rows.gaps());
            problems.add(e);
            table = gap(dataset, rows, problems, session);
        } catch (MalformedRowException e) {
            table = new Table<>(
                    dataset,
                    rows.rows(),
                    rows.rows().isEmpty() ? State.FAILED : State.PARTIAL,
                    "GET " + dataset.path() + " -> " + e.getMessage()
                            + ". Run again; if it stays, report it with this line.",
                    session.stats());
        }
        LOG.debug(
                "{} {}: {} rows, {}",
                dataset.name(),
                table.state().key(),
                table.rows().size(),
                table.stats());
        tables.put(dataset, table);
        progress.accept(table);
    }

    /** What says which objects to read has a gap: then nobody knows what is missing here. */
    private <T> Table<T> asCompleteAsItsSources(
            DatasetCollector<T> collector, CollectContext context, Rows<T> rows, GraphSession session) {
        Dataset<T> dataset = collector.dataset();
        Optional<Table<?>> source = Dataset.ALL.stream()
                .filter(collector.after()::contains)
                .<Table<?>>map(context::table)
                .filter(t -> !t.isComplete())
                .findFirst();
        if (source.isEmpty()) {
            return new Table<>(dataset, rows.rows(), State.COMPLETE, null, session.stats());
        }
        Table<?> gap = source.get();
        GraphException why = noAccess.get(gap.dataset());
        if (why != null && rows.rows().isEmpty()) {
            noAccess.put(dataset, why);
        }
        return new Table<>(
                dataset,
                rows.rows(),
                rows.rows().isEmpty() ? gap.state() : State.PARTIAL,
                "Builds on " + gap.dataset().name() + ", which is "
                        + gap.state().key() + ": " + gap.problem(),
                session.stats());
    }

    private static <T> Table<T> gap(
            Dataset<T> dataset, Rows<T> rows, List<GraphException> problems, GraphSession session) {
        State state = rows.rows().isEmpty() ? state(problems.get(problems.size() - 1)) : State.PARTIAL;
        String text = problems.stream()
                .map(p -> describe(dataset, p))
                .distinct()
                .limit(3)
                .collect(Collectors.joining(" "));
        return new Table<>(dataset, rows.rows(), state, text, session.stats());
    }

    private static State state(GraphException problem) {
        return switch (problem.kind()) {
            case DENIED -> State.DENIED;
            case UNLICENSED -> State.UNLICENSED;
            default -> State.FAILED;
        };
    }

    private static String describe(Dataset<?> dataset, GraphException problem) {
        String text = String.valueOf(problem.getMessage());
        String sentence = text.endsWith(".") ? text : text + ".";
        return problem.kind() == Kind.DENIED ? sentence + " " + grant(dataset) : sentence;
    }

    private static String grant(Dataset<?> dataset) {
        List<String> others =
                dataset.permissions().subList(1, dataset.permissions().size());
        return "Grant the application permission " + dataset.leastPermission()
                + (others.isEmpty() ? "" : " (or " + String.join(" or ", others) + ")") + " with admin consent.";
    }
}
