package fleetauditor.report;

import fleetauditor.license.Unlicensed;
import fleetauditor.model.EntraDevice;
import fleetauditor.model.ManagedDevice;
import fleetauditor.model.User;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One device as Intune and Entra ID see it together.
 *
 * @param managed Intune's record; null when there is none or it could not be read
 * @param entra the Entra device with the same registration id; null when there is none or it could not be read
 * @param user the primary user; null when there is none or the user could not be read
 * @param license whether the primary user is licensed for Intune
 * @param why why not; null unless {@code license} is {@link License#NO} and the tenant's products could be read
 * @param findings ids of the findings that are about this device, as subject or as related object
 */
record DeviceRow(
        @Nullable ManagedDevice managed,
        @Nullable EntraDevice entra,
        @Nullable User user,
        License license,
        @Nullable Unlicensed why,
        List<String> findings) {
    /** Whether the primary user is licensed for Intune. */
    enum License {
        YES,
        NO,
        /** Enrolled for nobody: a device license covers it. */
        USERLESS,
        /** The primary user is no longer in the tenant. */
        USER_DELETED,
        /** Intune has no record of the device, and so no primary user. */
        NOT_MANAGED,
        /** The data that would say so could not be read. */
        UNKNOWN
    }

    DeviceRow {
        findings = List.copyOf(findings);
    }

    /** Intune's name, else Entra's. */
    String name() {
        return managed != null ? managed.deviceName() : entra != null ? entra.displayName() : "";
    }

    /** The registration id that joins both sides; null when neither knows it. */
    @Nullable
    UUID deviceId() {
        return entra != null ? entra.deviceId() : managed != null ? managed.azureADDeviceId() : null;
    }

    @Nullable
    String operatingSystem() {
        return managed != null && managed.operatingSystem() != null
                ? managed.operatingSystem()
                : entra != null ? entra.operatingSystem() : null;
    }

    @Nullable
    String operatingSystemVersion() {
        return managed != null && managed.osVersion() != null
                ? managed.osVersion()
                : entra != null ? entra.operatingSystemVersion() : null;
    }

    /** The primary user's sign-in name: today's when the user could be read, else the one Intune remembers. */
    @Nullable
    String userPrincipalName() {
        return user != null ? user.userPrincipalName() : managed != null ? managed.userPrincipalName() : null;
    }

    /** True, false, or null when it is unknown or does not apply. */
    @Nullable
    Boolean licensed() {
        return switch (license) {
            case YES -> true;
            case NO, USER_DELETED -> false;
            case USERLESS, NOT_MANAGED, UNKNOWN -> null;
        };
    }

    /** The cause for JSON; null when licensed, unknown or not applicable. */
    @Nullable
    String whyUnlicensed() {
        return license == License.USER_DELETED ? "user-deleted" : why == null ? null : why.key();
    }
}
