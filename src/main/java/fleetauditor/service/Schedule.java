package fleetauditor.service;

import static org.quartz.CronScheduleBuilder.cronSchedule;
import static org.quartz.JobBuilder.newJob;
import static org.quartz.TriggerBuilder.newTrigger;

import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobDataMap;
import org.quartz.JobDetail;
import org.quartz.JobExecutionContext;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.impl.StdSchedulerFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls a task for each name by cron. Two calls for one name never overlap, one that fails leaves the others alone, and
 * a time that was missed while nothing ran is made up once after the start.
 */
public final class Schedule implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Schedule.class);
    private static final String NAME = "name";
    private static final String TASK = "task";

    private final Scheduler scheduler;
    private final CountDownLatch closed = new CountDownLatch(1);

    private Schedule(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    /** One scheduled call. Quartz makes it; one job key, and so one call at a time, for each name. */
    @DisallowConcurrentExecution
    public static final class Call implements Job {
        @Override
        @SuppressWarnings("unchecked") // put there by start()
        public void execute(JobExecutionContext context) {
            JobDataMap data = context.getMergedJobDataMap();
            String name = data.getString(NAME);
            try {
                ((Consumer<String>) Objects.requireNonNull(data.get(TASK))).accept(name);
            } catch (RuntimeException e) {
                LOG.error("{}: the run failed with {}", name, e.getClass().getSimpleName(), e);
            }
        }
    }

    /**
     * Starts calling.
     *
     * @param lastRuns tells when a name was last run; empty when it never was
     * @throws SchedulerException if Quartz cannot start
     */
    public static Schedule start(
            ServiceConfig config, List<String> names, LastRuns lastRuns, Clock clock, Consumer<String> task)
            throws SchedulerException {
        var properties = new Properties();
        properties.put("org.quartz.scheduler.instanceName", "fleet-auditor");
        properties.put("org.quartz.scheduler.skipUpdateCheck", "true");
        properties.put("org.quartz.threadPool.threadCount", String.valueOf(Math.min(4, Math.max(1, names.size()))));
        Scheduler scheduler = new StdSchedulerFactory(properties).getScheduler();
        for (String name : names) {
            JobDetail job = newJob(Call.class)
                    .withIdentity(name)
                    .usingJobData(new JobDataMap(Map.of(NAME, name, TASK, task)))
                    .storeDurably()
                    .build();
            scheduler.addJob(job, false);
            scheduler.scheduleJob(newTrigger()
                    .forJob(job)
                    .withIdentity(name + " by cron")
                    .withSchedule(cronSchedule(config.expression()).withMisfireHandlingInstructionFireAndProceed())
                    .build());
            if (isMissed(config, lastRuns.of(name), clock.instant())) {
                LOG.info("{}: the last night was missed and is made up now", name);
                scheduler.scheduleJob(newTrigger()
                        .forJob(job)
                        .withIdentity(name + " made up")
                        .startNow()
                        .build());
            }
        }
        scheduler.start();
        return new Schedule(scheduler);
    }

    /** Whether a scheduled time passed since the last run. Before the first run nothing was missed. */
    static boolean isMissed(ServiceConfig config, Optional<Instant> lastRun, Instant now) {
        return lastRun.map(last -> config.expression().getNextValidTimeAfter(Date.from(last)))
                .filter(next -> next.toInstant().isBefore(now))
                .isPresent();
    }

    /** When the next call is due; empty when the cron never fires again. */
    public static Optional<Instant> next(ServiceConfig config, Instant after) {
        return Optional.ofNullable(config.expression().getNextValidTimeAfter(Date.from(after)))
                .map(Date::toInstant);
    }

    /** Waits until it is closed. */
    public void await() throws InterruptedException {
        closed.await();
    }

    /** Calls nothing more; does not wait for a call under way. Can be called twice. */
    @Override
    public void close() {
        try {
            scheduler.shutdown(false);
        } catch (SchedulerException e) {
            LOG.warn("the scheduler did not stop: {}", e.getMessage());
        } finally {
            closed.countDown();
        }
    }
}
