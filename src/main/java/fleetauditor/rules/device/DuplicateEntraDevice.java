package fleetauditor.rules.device;

import static fleetauditor.model.Dataset.ENTRA_DEVICES;

import fleetauditor.audit.AuditView;
import fleetauditor.audit.Rule;
import fleetauditor.audit.RuleSpec;
import fleetauditor.audit.Severity;
import fleetauditor.audit.Violation;
import fleetauditor.model.EntraDevice;
import fleetauditor.model.SubjectKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * HYB-006: one machine, several Entra devices. Only the newest one is alive; the others confuse people, device counts and
 * groups.
 *
 * @see <a href="https://learn.microsoft.com/entra/identity/devices/manage-stale-devices">Manage stale devices</a>
 */
public final class DuplicateEntraDevice implements Rule<DuplicateEntraDevice.Machine> {
    private static final RuleSpec SPEC =
            RuleSpec.rule("HYB-006", SubjectKind.ENTRA_DEVICE, Severity.LOW).requiring(ENTRA_DEVICES);

    /** Newest sign-in first, unknown last; then by id. */
    private static final Comparator<EntraDevice> NEWEST_FIRST = Comparator.comparing(
                    EntraDevice::approximateLastSignInDateTime, Comparator.nullsFirst(Comparator.naturalOrder()))
            .reversed()
            .thenComparing(EntraDevice::id);

    /**
     * Entra devices that are one machine as far as can be told.
     *
     * @param devices at least one, the one to keep first
     * @param byHardware whether they share a hardware id; else they share a name
     */
    public record Machine(List<EntraDevice> devices, boolean byHardware) {
        public Machine {
            devices = List.copyOf(devices);
        }
    }

    /**
     * What devices of one machine have in common.
     *
     * @param hardwareId null when the device has none and the name decides
     */
    private record Key(
            String trustType,
            @Nullable String operatingSystem,
            @Nullable String hardwareId,
            @Nullable String displayName) {}

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public Stream<Machine> examined(AuditView view) {
        var machines = new HashMap<Key, List<EntraDevice>>();
        for (EntraDevice device : view.rows(ENTRA_DEVICES)) {
            Key key = key(device);
            if (key != null && device.isEnabled() && !device.isPending()) {
                machines.computeIfAbsent(key, k -> new ArrayList<>(1)).add(device);
            }
        }
        return machines.entrySet().stream().map(e -> {
            e.getValue().sort(NEWEST_FIRST);
            return new Machine(e.getValue(), e.getKey().hardwareId() != null);
        });
    }

    @Override
    public Optional<Violation> check(Machine machine, AuditView view) {
        if (machine.devices().size() < 2) {
            return Optional.empty();
        }
        EntraDevice keep = machine.devices().get(0);
        List<EntraDevice> others =
                machine.devices().subList(1, machine.devices().size());
        Violation violation = Violation.of(keep.subject())
                .related(others.stream().map(EntraDevice::subject).toList())
                .saw("trustType", keep.trustType())
                .saw("operatingSystem", keep.operatingSystem());
        violation = machine.byHardware()
                ? violation.saw("physicalIds", List.of("[HWID]:" + keep.hardwareId()))
                : violation.saw("displayName", keep.displayName()).inferred();
        return Optional.of(violation
                .saw("approximateLastSignInDateTime", keep.approximateLastSignInDateTime())
                .saw("deviceId", keep.deviceId())
                .saw("isManaged", keep.isManaged()));
    }

    /** Null when nothing tells which machine it is: then it is no duplicate. */
    private static @Nullable Key key(EntraDevice device) {
        String trustType = device.trustType();
        String operatingSystem = device.operatingSystem();
        if (trustType == null) {
            return null;
        }
        if (device.hardwareId() != null) {
            return operatingSystem == null
                    ? null
                    : new Key(lower(trustType), lower(operatingSystem), device.hardwareId(), null);
        }
        return device.isHybrid() && !device.displayName().isBlank()
                ? new Key(lower(trustType), null, null, lower(device.displayName()))
                : null;
    }

    private static String lower(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
