package fleetauditor.store;

import fleetauditor.audit.RunInfo;
import fleetauditor.lifecycle.KnownFinding;
import fleetauditor.lifecycle.Memory;
import fleetauditor.lifecycle.Night;
import fleetauditor.lifecycle.PastRun;
import fleetauditor.lifecycle.RunFindings;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * What is known of earlier runs. Each call is one transaction: a process that is killed leaves the last whole one. Every
 * method throws {@link StoreException} when the database cannot do it. Thread-safe.
 */
public interface Store extends AutoCloseable {
    /** The users whom the last audit of the tenant saw with an Intune license; empty when there was none. */
    Set<UUID> licensedUsers(String tenantId);

    /**
     * Records a run. What is known is read and what {@code judge} makes of it is written in one transaction, so that two
     * runs of a tenant at once are recorded one after the other.
     *
     * @param partial whether it asks only some of the rules, see {@link fleetauditor.lifecycle.Baseline#of}
     * @param present keys of the run's findings, see {@link fleetauditor.lifecycle.Facts#key}
     * @param judge must be pure and must not use the store
     * @return what was recorded
     */
    Night record(RunInfo run, boolean partial, Set<String> present, Function<Memory, Recording> judge);

    /** Records that there was no audit. Nothing is compared with such a run. */
    void recordFailure(RunInfo run, String problem, List<OutboxMessage> messages);

    /** The tenants with a run, by name. */
    List<KnownTenant> tenants();

    /**
     * Notes to which tenant, which has a run, a configured sign-in leads.
     *
     * @param signIn what tells it from others; no secret
     */
    void noteTenant(String signIn, String tenantId);

    /** The tenant to which a configured sign-in led last; empty when it never led to any. */
    Optional<KnownTenant> tenantOf(String signIn);

    /** The last runs of a tenant, failed ones included, newest first. */
    List<PastRun> history(String tenantId, int limit);

    /** The runs whose id begins so; the one whose id is exactly this when there is one. */
    List<PastRun> runs(String idOrBeginning);

    /** What was there in a run. */
    RunFindings findings(PastRun run);

    /** The findings of a tenant that are there, waived ones included, worst first. */
    List<KnownFinding> open(String tenantId);

    /** The messages that are to be sent. */
    Outbox outbox();

    /**
     * Forgets what is older: runs, resolved findings and messages that are done. Open findings, and the last runs of
     * every tenant, are kept however old they are.
     *
     * @return how many runs were forgotten
     */
    int forget(Instant before);

    @Override
    void close();

    /** A tenant that was audited. */
    record KnownTenant(String id, String name) {}
}
