package fleetauditor.app;

import fleetauditor.alert.Alerts;
import fleetauditor.alert.Alerts.Occasion;
import fleetauditor.audit.AuditResult;
import fleetauditor.audit.RunInfo;
import fleetauditor.config.ConfigException;
import fleetauditor.lifecycle.Changes;
import fleetauditor.lifecycle.Facts;
import fleetauditor.lifecycle.Lifecycle;
import fleetauditor.lifecycle.LostGroup;
import fleetauditor.lifecycle.Memory;
import fleetauditor.lifecycle.Night;
import fleetauditor.lifecycle.PastRun;
import fleetauditor.report.ReportFiles;
import fleetauditor.run.AuditRun.Order;
import fleetauditor.store.Recording;
import fleetauditor.store.SqlStore;
import fleetauditor.store.Store;
import fleetauditor.store.Store.KnownTenant;
import fleetauditor.store.StoreConfig;
import fleetauditor.store.StoreException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is known of earlier nights, and who is told of this one. Thread-safe as far as the store is. */
public final class Nights implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Nights.class);

    /** An audit's clock so near to its start is the present: it is remembered even when another run has a later clock. */
    private static final Duration PRESENT = Duration.ofHours(1);

    private final Optional<Store> store;
    private final Lifecycle lifecycle;
    private final Alerts alerts;
    private final AppConfig config;

    private Nights(Optional<Store> store, Lifecycle lifecycle, Alerts alerts, AppConfig config) {
        this.store = store;
        this.lifecycle = lifecycle;
        this.alerts = alerts;
        this.config = config;
    }

    /**
     * With the store of the settings. Where nothing is said of a store, the default one cannot be made and nobody is to be
     * told of anything, the audit goes on without: a warning says so.
     *
     * @throws StoreException if the store that the settings name, or one that was used before, cannot be used
     */
    static Nights kept(Lifecycle lifecycle, Alerts alerts, AppConfig config) {
        try {
            return new Nights(Optional.of(SqlStore.open(config.store())), lifecycle, alerts, config);
        } catch (StoreException e) {
            boolean wasUsed = config.store().file().filter(Files::exists).isPresent();
            if (!config.store().url().equals(StoreConfig.DEFAULT_URL) || wasUsed || !alerts.isSilent()) {
                throw e;
            }
            LOG.warn("this run is not remembered: {}", e.getMessage());
            return notKept(lifecycle, alerts, config);
        }
    }

    /** Without a store: every finding is new, and nobody is told. */
    static Nights notKept(Lifecycle lifecycle, Alerts alerts, AppConfig config) {
        return new Nights(Optional.empty(), lifecycle, alerts, config);
    }

    /** The users whom the last audit of the tenant saw licensed; empty when there was none. */
    private Set<UUID> licensedBefore(String tenantId) {
        return store.map(s -> s.licensedUsers(tenantId)).orElse(Set.of());
    }

    /**
     * What to audit so that the night can be remembered.
     *
     * @param tenant what the settings call the tenant
     * @param asOf the audit's clock
     * @param only ids of the rules to ask; empty for all
     */
    public Order order(String tenant, Instant asOf, Set<String> only) {
        return new Order(tenant, asOf, only, this::licensedBefore, lifecycle.groups(asOf, only));
    }

    /**
     * Remembers an audit, with the messages about it, in one transaction. An audit of the past, whose clock is before
     * that of a recorded run, is neither remembered nor compared and nobody is told, as if there were no store: it would
     * rewrite what is known of the present.
     *
     * @param tenant whose sign-in the audit used
     */
    public Changes remember(AuditResult result, TenantConfig tenant) {
        Changes changes = compare(result, tenant);
        changes.lostGroups().forEach(Nights::warn);
        return changes;
    }

    private Changes compare(AuditResult result, TenantConfig tenant) {
        if (store.isEmpty()) {
            return lifecycle.compare(result, Memory.EMPTY).changes();
        }
        RunInfo run = result.run();
        if (isOfThePast(run)) {
            return lifecycle.compare(result, Memory.EMPTY).changes();
        }
        var occasion = occasion(run, tenant.name(), excel(run));
        Set<String> keys = result.findings().stream().map(Facts::key).collect(Collectors.toSet());
        Night night = store.get().record(run, result.partial(), keys, memory -> {
            Night compared = lifecycle.compare(result, memory);
            return new Recording(compared, alerts.messages(result, compared, occasion));
        });
        note(tenant, run.tenantId());
        Duration retention = config.store().retention();
        store.get().forget(run.startedAt().minus(retention));
        return night.changes();
    }

    private static void warn(LostGroup lost) {
        String why = switch (lost.state()) {
            case UNKNOWN -> "there is no such group";
            case AMBIGUOUS -> "several groups have this name: give its object id";
            case UNREADABLE, READ -> "the group could not be read";
        };
        LOG.warn(
                "waiver {}, {}, group {}: {}",
                lost.waiver().number(),
                lost.waiver().ruleId(),
                lost.waiver().subject().group(),
                why);
    }

    /**
     * Remembers that there was no audit, unless it was one of the past, see {@link #remember}.
     *
     * @param problem why, in one sentence
     */
    public void failed(TenantConfig tenant, String problem, Instant asOf, Instant started, Instant ended) {
        if (store.isEmpty()) {
            return;
        }
        KnownTenant known = known(tenant);
        var run = new RunInfo(UUID.randomUUID().toString(), known.id(), known.name(), asOf, started, ended);
        if (isOfThePast(run)) {
            return;
        }
        Occasion occasion = occasion(run, tenant.name(), Optional.empty());
        store.get().recordFailure(run, problem, alerts.failure(run, problem, occasion));
    }

    private boolean isOfThePast(RunInfo run) {
        Duration off = Duration.between(run.asOf(), run.startedAt()).abs();
        Optional<RunInfo> newest = off.compareTo(PRESENT) <= 0
                ? Optional.empty()
                : store.orElseThrow().history(run.tenantId(), Alerts.EARLIER_RUNS).stream()
                        .map(PastRun::info)
                        .max(Comparator.comparing(RunInfo::asOf))
                        .filter(last -> run.asOf().isBefore(last.asOf()));
        newest.ifPresent(last -> LOG.warn(
                "{}: this run is as of {}, before the last recorded one ({}): it is not remembered or compared, and nobody"
                        + " is told",
                run.tenantName(),
                run.asOf(),
                last.asOf()));
        return newest.isPresent();
    }

    /** The tenant that was meant: the one that this sign-in led to before, else what the settings say of it. */
    private KnownTenant known(TenantConfig tenant) {
        Store open = store.orElseThrow();
        String name = tenant.name();
        String said = tenant.signIn().tenantId();
        return open.tenantOf(signIn(tenant))
                .or(() -> open.tenants().stream()
                        .filter(t -> t.name().equalsIgnoreCase(name) || t.id().equalsIgnoreCase(said))
                        .findFirst())
                .orElse(new KnownTenant(said == null ? name : said, name));
    }

    private void note(TenantConfig tenant, String tenantId) {
        Store open = store.orElseThrow();
        boolean isNoted = open.tenantOf(signIn(tenant))
                .filter(known -> known.id().equals(tenantId))
                .isPresent();
        if (!isNoted) {
            open.noteTenant(signIn(tenant), tenantId);
        }
    }

    private static String signIn(TenantConfig tenant) {
        return String.join(
                " ",
                tenant.name(),
                Objects.toString(tenant.signIn().tenantId(), "-"),
                Objects.toString(tenant.signIn().clientId(), "-"));
    }

    /** Sends what waits, of this run and of earlier ones. A channel that is dead holds up nobody. */
    public void send() {
        store.ifPresent(s -> {
            try {
                alerts.send(s.outbox());
            } catch (StoreException | ConfigException e) {
                LOG.warn("alerts wait: {}", e.getMessage());
            }
        });
    }

    @Override
    public void close() {
        store.ifPresent(Store::close);
    }

    private Occasion occasion(RunInfo run, String tenant, Optional<Path> excel) {
        return new Occasion(
                tenant,
                store.map(s -> s.history(run.tenantId(), Alerts.EARLIER_RUNS)).orElseThrow(),
                excel);
    }

    private Optional<Path> excel(RunInfo run) {
        return config.report().formats().contains("xlsx")
                ? Optional.of(ReportFiles.expected(config.report().output(), run, "xlsx"))
                : Optional.empty();
    }
}
