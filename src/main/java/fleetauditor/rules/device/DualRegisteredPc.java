package fleetauditor.rules.device;

import static fleetauditor.model.Dataset.ENTRA_DEVICES;

import fleetauditor.audit.AuditView;
import fleetauditor.audit.Rule;
import fleetauditor.audit.RuleSpec;
import fleetauditor.audit.Severity;
import fleetauditor.audit.Violation;
import fleetauditor.model.EntraDevice;
import fleetauditor.model.SubjectKind;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * HYB-003: a PC that is hybrid joined and registered by a work account as well has two identities; Conditional Access
 * sees now one, now the other.
 *
 * @see <a href="https://learn.microsoft.com/entra/identity/devices/hybrid-join-plan">Plan your hybrid join: Windows 10
 *     devices with Entra registered state</a>
 */
public final class DualRegisteredPc implements Rule<DualRegisteredPc.Twins> {
    private static final RuleSpec SPEC =
            RuleSpec.rule("HYB-003", SubjectKind.ENTRA_DEVICE, Severity.MEDIUM).requiring(ENTRA_DEVICES);

    /**
     * A hybrid PC and the registrations that share its name.
     *
     * @param registered in the order of their ids; empty when the PC has one identity
     */
    public record Twins(EntraDevice hybrid, List<EntraDevice> registered) {
        public Twins {
            registered = List.copyOf(registered);
        }
    }

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public Stream<Twins> examined(AuditView view) {
        Map<String, List<EntraDevice>> registered = view.rows(ENTRA_DEVICES).stream()
                .filter(d -> d.isRegistered() && isCandidate(d))
                .sorted(Comparator.comparing(EntraDevice::id))
                .collect(Collectors.groupingBy(DualRegisteredPc::name, HashMap::new, Collectors.toList()));
        return view.rows(ENTRA_DEVICES).stream()
                .filter(d -> d.isHybrid() && isCandidate(d))
                .map(d -> new Twins(d, registered.getOrDefault(name(d), List.of())));
    }

    @Override
    public Optional<Violation> check(Twins twins, AuditView view) {
        if (twins.registered().isEmpty()) {
            return Optional.empty();
        }
        EntraDevice hybrid = twins.hybrid();
        EntraDevice twin = twins.registered().get(0);
        return Optional.of(Violation.of(hybrid.subject())
                .inferred()
                .related(twins.registered().stream().map(EntraDevice::subject).toList())
                .saw("displayName", hybrid.displayName())
                .saw("trustType", hybrid.trustType())
                .saw("approximateLastSignInDateTime", hybrid.approximateLastSignInDateTime())
                .saw("registeredApproximateLastSignInDateTime", twin.approximateLastSignInDateTime()));
    }

    private static boolean isCandidate(EntraDevice device) {
        return device.isEnabled() && device.isWindows() && !device.displayName().isBlank();
    }

    private static String name(EntraDevice device) {
        return device.displayName().strip().toLowerCase(Locale.ROOT);
    }
}
