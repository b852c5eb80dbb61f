package fleetauditor.collect;

import fleetauditor.graph.Fields;
import fleetauditor.graph.GraphRequest;
import fleetauditor.graph.GraphRequest.Service;
import fleetauditor.model.Dataset;
import fleetauditor.model.EntraDevice;
import java.io.IOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * Device objects of Entra ID. createdDateTime is in no schema, but the service returns it and documents it.
 *
 * @see <a href="https://learn.microsoft.com/graph/api/device-list">List devices</a>
 */
final class EntraDevicesCollector implements ListCollector<EntraDevice> {
    private static final int PAGE = 999;
    private static final String HARDWARE_ID = "[HWID]:";
    private static final String AUTOPILOT_ID = "[ZTDID]";

    @Override
    public Dataset<EntraDevice> dataset() {
        return Dataset.ENTRA_DEVICES;
    }

    @Override
    public Object identity(EntraDevice row) {
        return row.id();
    }

    @Override
    public GraphRequest request(CollectContext context) {
        return GraphRequest.get("/v1.0/devices", Service.DIRECTORY)
                .select(
                        "id",
                        "deviceId",
                        "displayName",
                        "accountEnabled",
                        "operatingSystem",
                        "operatingSystemVersion",
                        "trustType",
                        "isManaged",
                        "isCompliant",
                        "managementType",
                        "approximateLastSignInDateTime",
                        "registrationDateTime",
                        "createdDateTime",
                        "onPremisesLastSyncDateTime",
                        "alternativeSecurityIds",
                        "physicalIds")
                .top(PAGE);
    }

    @Override
    public EntraDevice row(Fields fields) throws IOException {
        UUID id = null;
        UUID deviceId = null;
        String displayName = null;
        Boolean accountEnabled = null;
        String operatingSystem = null;
        String operatingSystemVersion = null;
        String trustType = null;
        Boolean isManaged = null;
        Boolean isCompliant = null;
        String managementType = null;
        Instant lastSignIn = null;
        Instant registered = null;
        Instant created = null;
        Instant lastDirectorySync = null;
        List<String> keys = List.of();
        List<String> physicalIds = List.of();
        while (fields.next()) {
            switch (fields.name()) {
                case "id" -> id = fields.uuid();
                case "deviceId" -> deviceId = fields.uuid();
                case "displayName" -> displayName = fields.text();
                case "accountEnabled" -> accountEnabled = fields.flag();
                case "operatingSystem" -> operatingSystem = fields.sharedText();
                case "operatingSystemVersion" -> operatingSystemVersion = fields.sharedText();
                case "trustType" -> trustType = fields.sharedText();
                case "isManaged" -> isManaged = fields.flag();
                case "isCompliant" -> isCompliant = fields.flag();
                case "managementType" -> managementType = fields.sharedText();
                case "approximateLastSignInDateTime" -> lastSignIn = fields.instant();
                case "registrationDateTime" -> registered = fields.instant();
                case "createdDateTime" -> created = fields.instant();
                case "onPremisesLastSyncDateTime" -> lastDirectorySync = fields.instant();
                case "alternativeSecurityIds" -> keys = fields.objects(EntraDevicesCollector::key);
                case "physicalIds" -> physicalIds = fields.texts();
                default -> {}
            }
        }
        return new EntraDevice(
                Fields.required(id, "id"),
                deviceId,
                Objects.requireNonNullElse(displayName, ""),
                accountEnabled,
                operatingSystem,
                operatingSystemVersion,
                trustType,
                isManaged,
                isCompliant,
                managementType,
                lastSignIn,
                registered,
                created,
                lastDirectorySync,
                !keys.isEmpty(),
                physicalIds.stream()
                        .filter(p -> p.startsWith(HARDWARE_ID))
                        .map(p -> p.substring(HARDWARE_ID.length()))
                        .filter(p -> !p.isBlank())
                        .min(Comparator.naturalOrder())
                        .orElse(null),
                physicalIds.stream().anyMatch(p -> p.startsWith(AUTOPILOT_ID)),
                keys.stream()
                        .map(Thumbprints::fromKey)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null));
    }

    private static String key(Fields fields) throws IOException {
        String key = null;
        while (fields.next()) {
            if (fields.name().equals("key")) {
                key = fields.text();
            }
        }
        return Objects.requireNonNullElse(key, "");
    }
}
