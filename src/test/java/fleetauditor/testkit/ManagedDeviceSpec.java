package fleetauditor.testkit;

import fleetauditor.model.ManagedDevice;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A managed device to be changed by a test; without a change: a compliant PC of nobody in particular that just synced. */
public final class ManagedDeviceSpec {
    public UUID id;
    public String deviceName;
    public @Nullable UUID azureADDeviceId;
    public @Nullable UUID userId;
    public @Nullable String userPrincipalName = "somebody@contoso.com";
    public @Nullable String operatingSystem = "Windows";
    public @Nullable String complianceState = "compliant";
    public @Nullable String managementAgent = "mdm";
    public @Nullable String managementState = "managed";
    public @Nullable String deviceEnrollmentType = "windowsAzureADJoin";
    public @Nullable String deviceRegistrationState = "registered";
    public @Nullable Boolean azureADRegistered = true;
    public @Nullable Instant enrolledDateTime = Tenant.daysAgo(300);
    public @Nullable Instant lastSyncDateTime = Tenant.hoursAgo(2);
    public @Nullable Instant managementCertificateExpirationDate = Tenant.daysAhead(200);
    public @Nullable Instant complianceGracePeriodExpirationDateTime = Instant.parse("9999-12-31T23:59:59Z");
    public @Nullable String serialNumber;

    ManagedDeviceSpec(String name) {
        id = Ids.id("managedDevice", name);
        deviceName = name;
        azureADDeviceId = Ids.deviceId(name);
        serialNumber = "SN-" + name;
    }

    /** Makes {@code user} the primary user. */
    public ManagedDeviceSpec of(String user) {
        userId = Ids.userId(user);
        userPrincipalName = user + "@contoso.com";
        return this;
    }

    /** A Mac that Jamf manages. */
    public ManagedDeviceSpec macUnderJamf() {
        operatingSystem = "macOS";
        managementAgent = "jamf";
        deviceEnrollmentType = "appleBulkWithUser";
        return this;
    }

    ManagedDevice build() {
        return new ManagedDevice(
                id,
                deviceName,
                azureADDeviceId,
                userId,
                userPrincipalName,
                operatingSystem,
                "10.0.26100.4652",
                complianceState,
                managementAgent,
                managementState,
                deviceEnrollmentType,
                deviceRegistrationState,
                azureADRegistered,
                "company",
                enrolledDateTime,
                lastSyncDateTime,
                managementCertificateExpirationDate,
                complianceGracePeriodExpirationDateTime,
                serialNumber,
                "Contoso Hardware",
                "Book 7");
    }
}
