package fleetauditor.rules.jamf;

import static fleetauditor.model.Dataset.ENTRA_DEVICES;
import static fleetauditor.model.Dataset.MANAGED_DEVICES;

import fleetauditor.audit.AuditView;
import fleetauditor.audit.Rule;
import fleetauditor.audit.RuleSpec;
import fleetauditor.audit.Severity;
import fleetauditor.audit.Violation;
import fleetauditor.model.ManagedDevice;
import fleetauditor.model.SubjectKind;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** JMF-004: what Jamf reports about a Mac that has no Entra device never reaches Conditional Access. */
public final class UnregisteredMac implements Rule<ManagedDevice> {
    private static final RuleSpec SPEC = RuleSpec.rule("JMF-004", SubjectKind.MANAGED_DEVICE, Severity.HIGH)
            .requiring(MANAGED_DEVICES, ENTRA_DEVICES);

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public Stream<ManagedDevice> examined(AuditView view) {
        return view.rows(MANAGED_DEVICES).stream().filter(ManagedDevice::isMacUnderJamf);
    }

    @Override
    public Optional<Violation> check(ManagedDevice mac, AuditView view) {
        UUID deviceId = mac.azureADDeviceId();
        boolean known = view.entraDevice(deviceId).isPresent();
        if (known && Boolean.TRUE.equals(mac.azureADRegistered())) {
            return Optional.empty();
        }
        return Optional.of(Violation.of(mac.subject())
                .saw("azureADRegistered", mac.azureADRegistered())
                .saw("azureADDeviceId", deviceId)
                .saw("entraDeviceExists", known)
                .saw("deviceRegistrationState", mac.deviceRegistrationState())
                .saw("enrolledDateTime", mac.enrolledDateTime())
                .saw("userPrincipalName", mac.userPrincipalName()));
    }
}
