package fleetauditor.report;

import fleetauditor.audit.AuditResult;
import fleetauditor.audit.Finding;
import fleetauditor.audit.Lookups;
import fleetauditor.license.Licensing;
import fleetauditor.license.Unlicensed;
import fleetauditor.model.Dataset;
import fleetauditor.model.EntraDevice;
import fleetauditor.model.ManagedDevice;
import fleetauditor.model.Snapshot;
import fleetauditor.model.Subject;
import fleetauditor.model.User;
import fleetauditor.report.DeviceRow.License;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Every device of the tenant once: the managed devices with their Entra devices, then the Entra devices that no managed
 * device claims, by name. Rows are made one at a time, so that a big fleet stays small in memory.
 */
final class DeviceRows {
    private static final Comparator<Pair> ORDER = Comparator.comparing(Pair::name, String.CASE_INSENSITIVE_ORDER)
            .thenComparing(p -> p.managed() == null ? "" : p.managed().id().toString())
            .thenComparing(p -> p.entra() == null ? "" : p.entra().id().toString());

    private final Snapshot snapshot;
    private final Lookups lookups;
    private final Map<String, List<String>> findingsById = new HashMap<>();
    private final boolean usersKnown;
    private final boolean managedKnown;
    private final boolean productsKnown;

    private record Pair(
            @Nullable ManagedDevice managed, @Nullable EntraDevice entra) {
        String name() {
            return managed != null ? managed.deviceName() : entra != null ? entra.displayName() : "";
        }
    }

    DeviceRows(AuditResult result) {
        this.snapshot = result.snapshot();
        this.lookups = new Lookups(snapshot);
        this.usersKnown = snapshot.table(Dataset.USERS).isComplete();
        this.managedKnown = snapshot.table(Dataset.MANAGED_DEVICES).isComplete();
        this.productsKnown = snapshot.table(Dataset.SUBSCRIBED_SKUS).isComplete();
        for (Finding finding : result.findings()) {
            note(finding.subject(), finding);
            finding.related().forEach(related -> note(related, finding));
        }
    }

    /** Every row, by device name, case ignored. */
    Stream<DeviceRow> rows() {
        var pairs = new ArrayList<Pair>();
        var claimed = new HashSet<UUID>();
        for (ManagedDevice managed : snapshot.rows(Dataset.MANAGED_DEVICES)) {
            UUID deviceId = managed.azureADDeviceId();
            List<EntraDevice> entra = deviceId == null
                    ? List.of()
                    : lookups.entraDevicesByDeviceId().getOrDefault(deviceId, List.of());
            if (deviceId == null || entra.isEmpty()) {
                pairs.add(new Pair(managed, null));
            } else if (claimed.add(deviceId)) {
                entra.forEach(e -> pairs.add(new Pair(managed, e)));
            } else {
                // A second record of the same registration: its twins in Entra ID are listed already.
                pairs.add(new Pair(managed, entra.get(0)));
            }
        }
        for (EntraDevice entra : snapshot.rows(Dataset.ENTRA_DEVICES)) {
            if (entra.deviceId() == null || !claimed.contains(entra.deviceId())) {
                pairs.add(new Pair(null, entra));
            }
        }
        pairs.sort(ORDER);
        return pairs.stream().map(pair -> row(pair.managed(), pair.entra()));
    }

    private DeviceRow row(@Nullable ManagedDevice managed, @Nullable EntraDevice entra) {
        User user = managed == null || managed.userId() == null
                ? null
                : lookups.usersById().get(managed.userId());
        License license = license(managed, user);
        Unlicensed why = license == License.NO && productsKnown && user != null
                ? lookups.licensing().whyUnlicensed(user).orElse(null)
                : null;
        return new DeviceRow(managed, entra, user, license, why, findings(managed, entra));
    }

    private License license(@Nullable ManagedDevice managed, @Nullable User user) {
        if (managed == null) {
            return managedKnown ? License.NOT_MANAGED : License.UNKNOWN;
        }
        if (managed.isUserless()) {
            return License.USERLESS;
        }
        if (user != null) {
            return Licensing.isLicensed(user.licenses()) ? License.YES : License.NO;
        }
        return usersKnown && managed.userId() != null ? License.USER_DELETED : License.UNKNOWN;
    }

    private List<String> findings(@Nullable ManagedDevice managed, @Nullable EntraDevice entra) {
        List<String> first = managed == null ? List.of() : about(managed.id());
        List<String> second = entra == null ? List.of() : about(entra.id());
        if (first.isEmpty() || second.isEmpty()) {
            return first.isEmpty() ? second : first;
        }
        return Stream.concat(first.stream(), second.stream()).distinct().toList();
    }

    private List<String> about(UUID id) {
        return findingsById.getOrDefault(id.toString(), List.of());
    }

    private void note(Subject subject, Finding finding) {
        switch (subject.kind()) {
            case MANAGED_DEVICE, ENTRA_DEVICE -> {
                List<String> ids = findingsById.computeIfAbsent(subject.id(), id -> new ArrayList<>(1));
                if (ids.isEmpty() || !ids.get(ids.size() - 1).equals(finding.id())) {
                    ids.add(finding.id());
                }
            }
            default -> {}
        }
    }
}
