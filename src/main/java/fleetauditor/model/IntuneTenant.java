package fleetauditor.model;

import org.jspecify.annotations.Nullable;

/**
 * Intune's own state in the tenant ({@code GET /deviceManagement}).
 *
 * @param subscriptionState pending, active, warning, disabled, deleted, blocked or lockedOut; null when not said
 * @param secureByDefault whether a device without a compliance policy is noncompliant; null when not said
 * @see <a href="https://learn.microsoft.com/graph/api/resources/intune-shared-devicemanagement">deviceManagement</a>
 */
public record IntuneTenant(
        @Nullable String subscriptionState, @Nullable Boolean secureByDefault) {}
