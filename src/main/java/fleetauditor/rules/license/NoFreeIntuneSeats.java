package fleetauditor.rules.license;

import static fleetauditor.model.Dataset.SUBSCRIBED_SKUS;

import fleetauditor.audit.AuditView;
import fleetauditor.audit.Rule;
import fleetauditor.audit.RuleSpec;
import fleetauditor.audit.Severity;
import fleetauditor.audit.Violation;
import fleetauditor.model.Sku;
import fleetauditor.model.SubjectKind;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * LIC-005: the next person or device that needs Intune will not get it.
 *
 * @see <a href="https://learn.microsoft.com/graph/api/resources/subscribedsku">subscribedSku</a>
 */
public final class NoFreeIntuneSeats implements Rule<Sku> {
    private static final RuleSpec SPEC = RuleSpec.rule("LIC-005", SubjectKind.SKU, Severity.MEDIUM)
            .withCauses("full", "overdrawn")
            .requiring(SUBSCRIBED_SKUS);

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    /** Intune SKUs that still work; a lapsed one is LIC-003's. */
    @Override
    public Stream<Sku> examined(AuditView view) {
        return view.rows(SUBSCRIBED_SKUS).stream()
                .filter(sku -> isWorking(sku) && view.licensing().isIntuneSku(sku.skuId()));
    }

    @Override
    public Optional<Violation> check(Sku sku, AuditView view) {
        Sku.Units units = sku.prepaidUnits();
        long seats = units.enabled() + units.warning();
        if (units.enabled() <= 0 || sku.consumedUnits() < seats) {
            return Optional.empty();
        }
        return Optional.of(Violation.of(sku.subject())
                .cause(sku.consumedUnits() == seats ? "full" : "overdrawn")
                .saw("consumedUnits", sku.consumedUnits())
                .saw("prepaidUnits.enabled", units.enabled())
                .saw("prepaidUnits.warning", units.warning())
                .saw("capabilityStatus", sku.capabilityStatus())
                .say("seats", seats)
                .say("lacking", sku.consumedUnits() - seats));
    }

    private static boolean isWorking(Sku sku) {
        return sku.capabilityStatus().equalsIgnoreCase("Enabled")
                || sku.capabilityStatus().equalsIgnoreCase("Warning");
    }
}
