package fleetauditor.testkit;

import fleetauditor.model.EntraDevice;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An Entra device to be changed by a test; without a change: an Entra joined, managed, compliant PC seen yesterday. */
public final class EntraDeviceSpec {
    public UUID id;
    public @Nullable UUID deviceId;
    public String displayName;
    public @Nullable Boolean accountEnabled = true;
    public @Nullable String operatingSystem = "Windows";
    public @Nullable String operatingSystemVersion = "10.0.26100.4652";
    public @Nullable String trustType = "AzureAd";
    public @Nullable Boolean isManaged = true;
    public @Nullable Boolean isCompliant = true;
    public @Nullable String managementType = "MDM";
    public @Nullable Instant approximateLastSignInDateTime = Tenant.daysAgo(1);
    public @Nullable Instant registrationDateTime = Tenant.daysAgo(400);
    public @Nullable Instant createdDateTime = Tenant.daysAgo(400);
    public @Nullable Instant onPremisesLastSyncDateTime;
    public boolean hasKeys = true;
    public @Nullable String hardwareId;
    public boolean isAutopilot;
    public @Nullable String thumbprint;

    EntraDeviceSpec(String name) {
        id = Ids.id("entraDevice", name);
        deviceId = Ids.deviceId(name);
        displayName = name;
        hardwareId = "h:" + name;
    }

    EntraDevice build() {
        return new EntraDevice(
                id,
                deviceId,
                displayName,
                accountEnabled,
                operatingSystem,
                operatingSystemVersion,
                trustType,
                isManaged,
                isCompliant,
                managementType,
                approximateLastSignInDateTime,
                registrationDateTime,
                createdDateTime,
                onPremisesLastSyncDateTime,
                hasKeys,
                hardwareId,
                isAutopilot,
                thumbprint);
    }
}
