package fleetauditor.app;

import fleetauditor.audit.AuditResult;
import fleetauditor.audit.Severity;
import fleetauditor.config.ConfigException;
import fleetauditor.graph.GraphClient;
import fleetauditor.graph.GraphException;
import fleetauditor.lifecycle.Changes;
import fleetauditor.service.LastRuns;
import fleetauditor.service.Schedule;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.quartz.SchedulerException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The nightly service: every configured tenant on schedule, each with its own credential, a clear line per run. */
public final class NightlyAudits implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(NightlyAudits.class);

    private final Application application;
    private final Clock clock;
    private final LastRuns lastRuns;
    private final Map<String, GraphClient> running = new ConcurrentHashMap<>();
    private final Nights nights;
    private final ScheduledExecutorService messages = Executors.newSingleThreadScheduledExecutor(work -> {
        var thread = new Thread(work, "alerts");
        thread.setDaemon(true);
        return thread;
    });
    private volatile boolean stopping;
    private volatile Optional<Schedule> schedule = Optional.empty();

    private NightlyAudits(Application application, Clock clock) {
        this.application = application;
        this.clock = clock;
        this.lastRuns = new LastRuns(application.config().service().state());
        this.nights = application.nights(true, false);
    }

    /**
     * Starts the schedule.
     *
     * @throws SchedulerException if Quartz cannot start
     */
    public static NightlyAudits start(Application application, Clock clock) throws SchedulerException {
        var nights = new NightlyAudits(application, clock);
        AppConfig config = application.config();
        List<String> names = config.tenants().stream().map(TenantConfig::name).toList();
        nights.schedule = Optional.of(Schedule.start(config.service(), names, nights.lastRuns, clock, nights::audit));
        // what could not be sent at once is tried again while the service runs
        var unused = nights.messages.scheduleWithFixedDelay(nights.nights::send, 1, 1, TimeUnit.MINUTES);
        LOG.info(
                "{} tenant(s): {}; next audit at {}",
                names.size(),
                String.join(", ", names),
                Schedule.next(config.service(), clock.instant())
                        .map(Instant::toString)
                        .orElse("no time at all"));
        return nights;
    }

    /** Waits until it is closed. */
    public void await() throws InterruptedException {
        if (schedule.isPresent()) {
            schedule.get().await();
        }
    }

    /** Abandons what is running, without a partial file, and starts nothing more. Can be called twice. */
    @Override
    public void close() {
        stopping = true;
        running.values().forEach(GraphClient::close);
        schedule.ifPresent(Schedule::close);
        messages.shutdownNow();
        nights.close();
    }

    private void audit(String name) {
        TenantConfig tenant = application.config().tenant(Optional.of(name));
        Instant asOf = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        try (GraphClient graph = application.graph(tenant)) {
            running.put(name, graph);
            AuditResult result = application.audit(graph, nights.order(name, asOf, Set.of()), table -> {});
            if (stopping) {
                LOG.info("{}: abandoned, the service is stopping", name);
                return;
            }
            Changes changes = nights.remember(result, tenant);
            List<Path> files = application.write(graph, result, changes);
            lastRuns.note(name, asOf);
            nights.send();
            LOG.info("{}: {}; {}", name, oneLine(result), files);
        } catch (GraphException | ConfigException e) {
            if (!stopping) {
                LOG.error("{}: no audit: {}", name, e.getMessage());
                nights.failed(tenant, String.valueOf(e.getMessage()), asOf, asOf, clock.instant());
                nights.send();
            }
        } catch (IOException e) {
            LOG.error("{}: the reports could not be written: {}", name, e.getMessage());
            nights.send();
        } finally {
            running.remove(name);
        }
    }

    private static String oneLine(AuditResult result) {
        Map<Severity, Integer> counts = result.countBySeverity();
        return (result.isComplete() ? "complete" : "INCOMPLETE") + ", "
                + result.findings().size() + " findings: "
                + counts.get(Severity.CRITICAL) + " critical, " + counts.get(Severity.HIGH) + " high, "
                + counts.get(Severity.MEDIUM) + " medium, " + counts.get(Severity.LOW) + " low";
    }
}
