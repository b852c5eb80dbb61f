package fleetauditor.audit;

import java.time.Instant;

/**
 * Which audit this was.
 *
 * @param id unique to this run
 * @param tenantName what the tenant calls itself, or the name in the settings
 * @param asOf the audit's clock
 */
public record RunInfo(
        String id, String tenantId, String tenantName, Instant asOf, Instant startedAt, Instant finishedAt) {}
