package fleetauditor.rules.license;

import static fleetauditor.model.Dataset.DIRECTORY_SUBSCRIPTIONS;
import static fleetauditor.model.Dataset.MANAGED_DEVICES;
import static fleetauditor.model.Dataset.SUBSCRIBED_SKUS;
import static fleetauditor.model.Dataset.USERS;

import fleetauditor.audit.AuditView;
import fleetauditor.audit.Rule;
import fleetauditor.audit.RuleSpec;
import fleetauditor.audit.Severity;
import fleetauditor.audit.Violation;
import fleetauditor.config.Settings;
import fleetauditor.model.Sku;
import fleetauditor.model.Subject;
import fleetauditor.model.SubjectKind;
import fleetauditor.model.Subscription;
import fleetauditor.model.User;
import fleetauditor.rules.Unknown;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** LIC-003: when the product behind Intune lapses, every user who has no other one loses it at once. */
public final class IntuneSubscriptionEnding implements Rule<Sku> {
    private static final Set<String> LAPSED = Set.of("suspended", "lockedout", "deleted");
    private static final RuleSpec SPEC = RuleSpec.rule(
                    "LIC-003", SubjectKind.SKU, Severity.CRITICAL, Severity.HIGH, Severity.MEDIUM)
            .withCauses("lapsed", "warning", "ending")
            .requiring(SUBSCRIBED_SKUS, DIRECTORY_SUBSCRIPTIONS)
            .using(USERS, MANAGED_DEVICES)
            .alertingSecurity();

    private final Limits limits;

    public IntuneSubscriptionEnding(Limits limits) {
        this.limits = limits;
    }

    /**
     * What can be set.
     *
     * @param notice how long before its end a subscription is reported
     */
    public record Limits(Duration notice) {
        public static Limits from(Settings settings) {
            return new Limits(settings.duration(
                    "rules.LIC-003.notice",
                    "30d",
                    "1d",
                    "365d",
                    "How long before its end a subscription is reported."));
        }
    }

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public Stream<Sku> examined(AuditView view) {
        return view.rows(SUBSCRIBED_SKUS).stream()
                .filter(sku -> sku.consumedUnits() > 0 && view.licensing().isIntuneSku(sku.skuId()));
    }

    /** Products whose state is unknown. */
    @Override
    public Stream<Subject> unjudged(AuditView view) {
        return examined(view).filter(sku -> Unknown.is(sku.capabilityStatus())).map(Sku::subject);
    }

    @Override
    public Optional<Violation> check(Sku sku, AuditView view) {
        String status = sku.capabilityStatus().toLowerCase(Locale.ROOT);
        if (LAPSED.contains(status)) {
            return Optional.of(violation(sku, view).cause("lapsed").severity(Severity.CRITICAL));
        }
        if (status.equals("warning")) {
            return Optional.of(violation(sku, view).cause("warning").severity(Severity.HIGH));
        }
        return lastEnd(sku, view)
                .filter(end -> view.isAhead(end, limits.notice()))
                .map(end -> violation(sku, view)
                        .cause("ending")
                        .severity(Severity.MEDIUM)
                        .saw("nextLifecycleDateTime", end));
    }

    @Override
    public Optional<String> leavesOut(AuditView view) {
        return Stream.of(USERS, MANAGED_DEVICES)
                .filter(d -> !view.isComplete(d))
                .findFirst()
                .map(view::gap);
    }

    /** When the last Enabled subscription ends; empty when one has no end, or none is Enabled. */
    private static Optional<Instant> lastEnd(Sku sku, AuditView view) {
        List<Subscription> enabled = view.rows(DIRECTORY_SUBSCRIPTIONS).stream()
                .filter(s -> s.skuId().equals(sku.skuId()) && s.status().equalsIgnoreCase("Enabled"))
                .toList();
        if (enabled.stream().anyMatch(s -> s.nextLifecycleDateTime() == null)) {
            return Optional.empty();
        }
        return enabled.stream().map(Subscription::nextLifecycleDateTime).max(Comparator.naturalOrder());
    }

    private static Violation violation(Sku sku, AuditView view) {
        Violation violation = Violation.of(sku.subject())
                .saw("capabilityStatus", sku.capabilityStatus())
                .saw("consumedUnits", sku.consumedUnits());
        if (!view.isComplete(USERS)) {
            return violation;
        }
        List<UUID> dependents = view.rows(USERS).stream()
                .filter(u -> view.licensing().dependsAloneOn(u, sku.skuId()))
                .map(User::id)
                .toList();
        violation = violation.saw("usersDependingOnItAlone", dependents.size());
        if (!view.isComplete(MANAGED_DEVICES)) {
            return violation;
        }
        int devices = dependents.stream()
                .mapToInt(id -> view.managedDevicesOf(id).size())
                .sum();
        return violation.saw("managedDevicesDependingOnItAlone", devices);
    }
}
