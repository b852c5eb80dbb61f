package fleetauditor.testkit;

import static fleetauditor.model.Dataset.MANAGED_DEVICES;
import static fleetauditor.model.Dataset.SIGN_INS;

import fleetauditor.audit.AuditView;
import fleetauditor.audit.Rule;
import fleetauditor.audit.RuleSpec;
import fleetauditor.audit.Severity;
import fleetauditor.audit.Violation;
import fleetauditor.model.ManagedDevice;
import fleetauditor.model.Subject;
import fleetauditor.model.SubjectKind;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A rule for tests about time: {@code noncompliant} is medium, {@code error} is high, {@code conflict} is low and can be
 * seen only with the sign-ins, {@code unknown} is not judged, everything else is well.
 */
public final class SickDevice implements Rule<ManagedDevice> {
    private final RuleSpec spec;

    public SickDevice(String id) {
        spec = RuleSpec.rule(id, SubjectKind.MANAGED_DEVICE, Severity.HIGH, Severity.MEDIUM, Severity.LOW)
                .withCauses("noncompliant", "error", "conflict")
                .requiring(MANAGED_DEVICES)
                .using(SIGN_INS);
    }

    @Override
    public RuleSpec spec() {
        return spec;
    }

    @Override
    public Stream<ManagedDevice> examined(AuditView view) {
        return view.rows(MANAGED_DEVICES).stream().filter(d -> !d.hasComplianceState("unknown"));
    }

    @Override
    public Stream<Subject> unjudged(AuditView view) {
        return view.rows(MANAGED_DEVICES).stream()
                .filter(d -> d.hasComplianceState("unknown"))
                .map(ManagedDevice::subject);
    }

    @Override
    public Optional<Violation> check(ManagedDevice device, AuditView view) {
        Severity severity = switch (String.valueOf(device.complianceState())) {
            case "error" -> Severity.HIGH;
            case "noncompliant" -> Severity.MEDIUM;
            case "conflict" -> view.isComplete(SIGN_INS) ? Severity.LOW : null;
            default -> null;
        };
        return severity == null
                ? Optional.empty()
                : Optional.of(Violation.of(device.subject())
                        .severity(severity)
                        .cause(String.valueOf(device.complianceState()))
                        .related(new Subject(SubjectKind.USER, "somebody", "Somebody")));
    }
}
