package fleetauditor.rules.jamf;

import static fleetauditor.model.Dataset.DEVICE_MANAGEMENT_PARTNERS;
import static fleetauditor.model.Dataset.MANAGED_DEVICES;

import fleetauditor.audit.AuditView;
import fleetauditor.audit.Rule;
import fleetauditor.audit.RuleSpec;
import fleetauditor.audit.Severity;
import fleetauditor.audit.Violation;
import fleetauditor.model.ManagedDevice;
import fleetauditor.model.Partner;
import fleetauditor.model.SubjectKind;
import java.util.Optional;
import java.util.stream.Stream;

/** JMF-007: the old macOS Conditional Access connection is no longer supported; one day its Macs are not compliant. */
public final class LegacyJamfConnection implements Rule<Partner> {
    private static final RuleSpec SPEC = RuleSpec.rule("JMF-007", SubjectKind.PARTNER, Severity.MEDIUM)
            .requiring(DEVICE_MANAGEMENT_PARTNERS)
            .using(MANAGED_DEVICES);

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public Stream<Partner> examined(AuditView view) {
        return view.rows(DEVICE_MANAGEMENT_PARTNERS).stream().filter(p -> p.isNamedJamf() && !Jamf.isNeverSetUp(p));
    }

    @Override
    public Optional<Violation> check(Partner partner, AuditView view) {
        if (!Jamf.isConfigured(partner)) {
            return Optional.empty();
        }
        Violation violation = Violation.of(partner.subject())
                .saw("isConfigured", true)
                .saw("partnerState", partner.partnerState())
                .saw("lastHeartbeatDateTime", partner.lastHeartbeatDateTime())
                .saw("whenPartnerDevicesWillBeRemovedDateTime", partner.whenPartnerDevicesWillBeRemovedDateTime());
        return Optional.of(view.isComplete(MANAGED_DEVICES) ? violation.saw("macsUnderJamf", macs(view)) : violation);
    }

    @Override
    public Optional<String> leavesOut(AuditView view) {
        return view.isComplete(MANAGED_DEVICES) ? Optional.empty() : Optional.of(view.gap(MANAGED_DEVICES));
    }

    private static long macs(AuditView view) {
        return view.rows(MANAGED_DEVICES).stream()
                .filter(ManagedDevice::isMacUnderJamf)
                .count();
    }
}
