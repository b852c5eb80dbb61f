package fleetauditor.rules.checkin;

import static fleetauditor.model.Dataset.MANAGED_DEVICES;

import fleetauditor.audit.AuditView;
import fleetauditor.audit.Causes;
import fleetauditor.audit.Rule;
import fleetauditor.audit.RuleSpec;
import fleetauditor.audit.Severity;
import fleetauditor.audit.Violation;
import fleetauditor.model.ManagedDevice;
import fleetauditor.model.Subject;
import fleetauditor.model.SubjectKind;
import fleetauditor.rules.Unknown;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * SYN-004: Intune and the device no longer agree on its identity; it does not heal by itself.
 *
 * @see <a href="https://learn.microsoft.com/graph/api/resources/intune-devices-deviceregistrationstate">
 *     deviceRegistrationState</a>
 */
public final class BrokenRegistration implements Rule<ManagedDevice> {
    private static final List<String> BROKEN =
            List.of("revoked", "keyConflict", "certificateReset", "notRegisteredPendingEnrollment");

    private static final RuleSpec SPEC = RuleSpec.rule("SYN-004", SubjectKind.MANAGED_DEVICE, Severity.HIGH)
            .withCauses(BROKEN.stream().map(Causes::kebab).toArray(String[]::new))
            .requiring(MANAGED_DEVICES);

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public Stream<ManagedDevice> examined(AuditView view) {
        return view.rows(MANAGED_DEVICES).stream();
    }

    /** Devices whose registration is unknown. */
    @Override
    public Stream<Subject> unjudged(AuditView view) {
        return examined(view)
                .filter(d -> Unknown.is(d.deviceRegistrationState()))
                .map(ManagedDevice::subject);
    }

    @Override
    public Optional<Violation> check(ManagedDevice device, AuditView view) {
        return BROKEN.stream()
                .filter(state -> state.equalsIgnoreCase(device.deviceRegistrationState()))
                .findFirst()
                .map(state -> Violation.of(device.subject())
                        .cause(Causes.kebab(state))
                        .saw("deviceRegistrationState", device.deviceRegistrationState())
                        .saw("azureADRegistered", device.azureADRegistered())
                        .saw("managementState", device.managementState())
                        .saw("managementAgent", device.managementAgent())
                        .saw("lastSyncDateTime", device.lastSyncDateTime())
                        .saw("operatingSystem", device.operatingSystem())
                        .saw("userPrincipalName", device.userPrincipalName()));
    }
}
