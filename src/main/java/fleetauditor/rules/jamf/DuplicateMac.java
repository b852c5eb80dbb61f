package fleetauditor.rules.jamf;

import static fleetauditor.model.Dataset.MANAGED_DEVICES;

import fleetauditor.audit.AuditView;
import fleetauditor.audit.Rule;
import fleetauditor.audit.RuleSpec;
import fleetauditor.audit.Severity;
import fleetauditor.audit.Violation;
import fleetauditor.model.ManagedDevice;
import fleetauditor.model.Subject;
import fleetauditor.model.SubjectKind;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** JMF-001: two records of one Mac report two truths, and Conditional Access may look at the old one. */
public final class DuplicateMac implements Rule<DuplicateMac.Records> {
    private static final RuleSpec SPEC = RuleSpec.rule("JMF-001", SubjectKind.SERIAL_NUMBER, Severity.MEDIUM)
            .withCauses("reenrolled", "jamf-and-intune")
            .requiring(MANAGED_DEVICES);

    /** The records of one serial number, at least one of them by Jamf. */
    public record Records(String serialNumber, List<ManagedDevice> macs) {}

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public Stream<Records> examined(AuditView view) {
        return view.managedDevicesBySerial().entrySet().stream()
                .map(e -> new Records(
                        e.getKey(),
                        e.getValue().stream().filter(ManagedDevice::isMac).toList()))
                .filter(r -> r.macs().stream().anyMatch(ManagedDevice::isMacUnderJamf));
    }

    @Override
    public Optional<Violation> check(Records records, AuditView view) {
        List<ManagedDevice> macs = records.macs();
        if (macs.size() < 2) {
            return Optional.empty();
        }
        ManagedDevice keep = macs.stream()
                .max(Comparator.comparing(DuplicateMac::lastSync).thenComparing(ManagedDevice::id))
                .orElseThrow();
        boolean allJamf = macs.stream().allMatch(ManagedDevice::isMacUnderJamf);
        return Optional.of(Violation.of(
                        new Subject(SubjectKind.SERIAL_NUMBER, records.serialNumber(), records.serialNumber()))
                .cause(allJamf ? "reenrolled" : "jamf-and-intune")
                .related(macs.stream().map(ManagedDevice::subject).toList())
                .saw("keepId", keep.id().toString())
                .saw("keepDeviceName", keep.deviceName())
                .saw("keepLastSyncDateTime", keep.lastSyncDateTime())
                .saw(
                        "managementAgents",
                        macs.stream().map(ManagedDevice::managementAgent).toList())
                .say("keep", keep.deviceName().isBlank() ? keep.id().toString() : keep.deviceName()));
    }

    private static Instant lastSync(ManagedDevice device) {
        Instant sync = device.lastSyncDateTime();
        return sync == null ? Instant.MIN : sync;
    }
}
