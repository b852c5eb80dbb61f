package fleetauditor.collect;

import fleetauditor.graph.Fields;
import fleetauditor.graph.GraphRequest;
import fleetauditor.graph.GraphRequest.Service;
import fleetauditor.model.Dataset;
import fleetauditor.model.ManagedDevice;
import java.io.IOException;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * Devices that Intune manages. No filter is sent: Intune ignores those it does not support and returns everything.
 *
 * @see <a href="https://learn.microsoft.com/graph/api/intune-devices-manageddevice-list">List managedDevices</a>
 */
final class ManagedDevicesCollector implements ListCollector<ManagedDevice> {
    /** Intune's own page size. */
    static final int PAGE = 1000;

    @Override
    public Dataset<ManagedDevice> dataset() {
        return Dataset.MANAGED_DEVICES;
    }

    @Override
    public Object identity(ManagedDevice row) {
        return row.id();
    }

    @Override
    public GraphRequest request(CollectContext context) {
        return GraphRequest.get("/v1.0/deviceManagement/managedDevices", Service.INTUNE)
                .select(
                        "id",
                        "deviceName",
                        "azureADDeviceId",
                        "userId",
                        "userPrincipalName",
                        "operatingSystem",
                        "osVersion",
                        "complianceState",
                        "managementAgent",
                        "managementState",
                        "deviceEnrollmentType",
                        "deviceRegistrationState",
                        "azureADRegistered",
                        "managedDeviceOwnerType",
                        "enrolledDateTime",
                        "lastSyncDateTime",
                        "managementCertificateExpirationDate",
                        "complianceGracePeriodExpirationDateTime",
                        "serialNumber",
                        "manufacturer",
                        "model")
                .top(PAGE);
    }

    @Override
    public ManagedDevice row(Fields fields) throws IOException {
        UUID id = null;
        String deviceName = null;
        UUID azureADDeviceId = null;
        UUID userId = null;
        String userPrincipalName = null;
        String operatingSystem = null;
        String osVersion = null;
        String complianceState = null;
        String managementAgent = null;
        String managementState = null;
        String enrollmentType = null;
        String registrationState = null;
        Boolean azureADRegistered = null;
        String ownerType = null;
        Instant enrolled = null;
        Instant lastSync = null;
        Instant certificateExpires = null;
        Instant graceEnds = null;
        String serialNumber = null;
        String manufacturer = null;
        String model = null;
        while (fields.next()) {
            switch (fields.name()) {
                case "id" -> id = fields.uuid();
                case "deviceName" -> deviceName = fields.text();
                case "azureADDeviceId" -> azureADDeviceId = fields.uuid();
                case "userId" -> userId = fields.uuid();
                case "userPrincipalName" -> userPrincipalName = fields.text();
                case "operatingSystem" -> operatingSystem = fields.sharedText();
                case "osVersion" -> osVersion = fields.sharedText();
                case "complianceState" -> complianceState = fields.sharedText();
                case "managementAgent" -> managementAgent = fields.sharedText();
                case "managementState" -> managementState = fields.sharedText();
                case "deviceEnrollmentType" -> enrollmentType = fields.sharedText();
                case "deviceRegistrationState" -> registrationState = fields.sharedText();
                case "azureADRegistered" -> azureADRegistered = fields.flag();
                case "managedDeviceOwnerType" -> ownerType = fields.sharedText();
                case "enrolledDateTime" -> enrolled = fields.instant();
                case "lastSyncDateTime" -> lastSync = fields.instant();
                case "managementCertificateExpirationDate" -> certificateExpires = fields.instant();
                case "complianceGracePeriodExpirationDateTime" -> graceEnds = fields.instant();
                case "serialNumber" -> serialNumber = fields.text();
                case "manufacturer" -> manufacturer = fields.sharedText();
                case "model" -> model = fields.sharedText();
                default -> {}
            }
        }
        return new ManagedDevice(
                Fields.required(id, "id"),
                Objects.requireNonNullElse(deviceName, ""),
                azureADDeviceId,
                userId,
                userPrincipalName,
                operatingSystem,
                osVersion,
                complianceState,
                managementAgent,
                managementState,
                enrollmentType,
                registrationState,
                azureADRegistered,
                ownerType,
                enrolled,
                lastSync,
                certificateExpires,
                graceEnds,
                serialNumber,
                manufacturer,
                model);
    }
}
