package fleetauditor.store;

import org.jspecify.annotations.Nullable;

/**
 * A message that is to be sent at least once.
 *
 * @param key the idempotency key: a second message with the same key is not added
 * @param runId the run it is about; null when it is about none
 * @param route the name of the route it goes by
 * @param payload what the channel needs to send it; never a secret; empty once it was sent
 */
public record OutboxMessage(
        String key, String tenantId, @Nullable String runId, String route, String payload) {}
