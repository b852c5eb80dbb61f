package fleetauditor.diagnosis.against;

import fleetauditor.diagnosis.Diagnosis;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What an audit report says about the devices of some evidence.
 *
 * @param tenantId the audited tenant
 * @param asOf the audit's clock; null when the report does not say
 * @param datasets the state of each dataset, by name
 * @param domainTypes {@code Managed} or {@code Federated} by domain; empty when the report does not list them
 * @param devices those that the evidence may be about
 * @param findings those about these devices and their users
 */
public record AuditReport(
        String tenantId,
        @Nullable Instant asOf,
        Map<String, String> datasets,
        Map<String, String> domainTypes,
        List<AuditedDevice> devices,
        List<AuditFinding> findings) {
    /** A device and how it was found: by one of its ids, or only by its name. */
    record Match(AuditedDevice device, boolean byName) {}

    public AuditReport {
        datasets = Map.copyOf(datasets);
        domainTypes = Map.copyOf(domainTypes);
        devices = List.copyOf(devices);
        findings = List.copyOf(findings);
    }

    /** Whether the dataset was read to its end; only then does a missing row mean anything. */
    boolean isComplete(String dataset) {
        return "complete".equals(datasets.get(dataset));
    }

    /** The device of the evidence: by DeviceId, managed device id, thumbprint, at last by a name that is unique. */
    Optional<Match> find(Diagnosis.Device evidence) {
        return byId(evidence.deviceId(), (d, id) -> id.equals(d.deviceId()))
                .or(() -> byId(evidence.managedDeviceId(), (d, id) -> id.equals(d.managedDeviceId())))
                .or(() -> byId(evidence.thumbprint(), (d, id) -> id.equalsIgnoreCase(d.thumbprint())))
                .map(d -> new Match(d, false))
                .or(() -> byName(evidence));
    }

    private interface Same {
        boolean test(AuditedDevice device, String id);
    }

    private Optional<AuditedDevice> byId(@Nullable String id, Same same) {
        if (id == null) {
            return Optional.empty();
        }
        String lower = id.toLowerCase(Locale.ROOT);
        return devices.stream().filter(d -> same.test(d, lower)).findFirst();
    }

    /** A whole DeviceId that the tenant does not know is not overruled by a name. */
    private Optional<Match> byName(Diagnosis.Device evidence) {
        if (evidence.host() == null || isWhole(evidence.deviceId())) {
            return Optional.empty();
        }
        String host = Wanted.shortHost(evidence.host());
        Predicate<AuditedDevice> named = d -> Wanted.shortHost(d.name()).equals(host);
        List<AuditedDevice> all = devices.stream().filter(named).toList();
        return all.size() == 1 ? Optional.of(new Match(all.get(0), true)) : Optional.empty();
    }

    /** Whether it is a whole GUID; shortened and masked ids cannot be looked up. */
    static boolean isWhole(@Nullable String id) {
        return id != null && id.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    }

    /** Findings about the device, its primary user, or the user of this name. */
    List<AuditFinding> findings(AuditedDevice device, String signedIn) {
        return findings.stream()
                .filter(f -> device.findings().contains(f.id())
                        || f.names().stream().anyMatch(device::isNamedBy)
                        || (!signedIn.isEmpty() && f.subject().equalsIgnoreCase(signedIn)))
                .toList();
    }
}
