package fleetauditor.rules;

import fleetauditor.audit.Finding;
import fleetauditor.audit.RuleOutcome;
import fleetauditor.model.Dataset;
import fleetauditor.model.EntraDevice;
import fleetauditor.model.Organization;
import fleetauditor.model.Partner;
import fleetauditor.model.Snapshot;
import fleetauditor.model.Subject;
import fleetauditor.model.User;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Findings that share one cause are told as one incident: what follows from a broken connection, a lapsed product or an
 * Intune that is off carries the id of that finding. Nothing is hidden by it, and no severity changes.
 */
public final class Consequences {
    /** While Intune is off nothing checks in, enrolls or is evaluated. */
    private static final Set<String> NEED_INTUNE = Set.of("SYN-001", "SYN-002", "SYN-005", "CMP-004");

    /** States of Intune in which devices still work. */
    private static final Set<String> STILL_WORKING = Set.of("warning");

    /** A computer that came with one of the last syncs could not be completed by a later one. */
    private static final Duration LAST_CHANCE = Duration.ofDays(1);

    private final Snapshot snapshot;
    private final Map<String, List<Finding>> byRule;
    private final Map<String, User> users = new HashMap<>();
    private final Map<String, EntraDevice> devices = new HashMap<>();

    private Consequences(Snapshot snapshot, List<RuleOutcome> outcomes) {
        this.snapshot = snapshot;
        this.byRule = outcomes.stream()
                .flatMap(o -> o.findings().stream())
                .collect(Collectors.groupingBy(f -> f.rule().id()));
        if (!of("LIC-003").isEmpty()) {
            snapshot.rows(Dataset.USERS).forEach(u -> users.put(u.id().toString(), u));
        }
        if (!of("HYB-004").isEmpty()) {
            snapshot.rows(Dataset.ENTRA_DEVICES).forEach(d -> devices.put(d.id().toString(), d));
        }
    }

    /** The same outcomes, with each finding that follows from another one carrying its id. */
    public static List<RuleOutcome> link(List<RuleOutcome> outcomes, Snapshot snapshot) {
        var consequences = new Consequences(snapshot, outcomes);
        return outcomes.stream().map(consequences::link).toList();
    }

    private RuleOutcome link(RuleOutcome outcome) {
        return outcome.withFindings(outcome.findings().stream()
                .map(f -> root(f).map(r -> f.following(r.id())).orElse(f))
                .toList());
    }

    private Optional<Finding> root(Finding finding) {
        String rule = finding.rule().id();
        if (NEED_INTUNE.contains(rule)) {
            return of("TEN-001").stream()
                    .filter(f -> !STILL_WORKING.contains(String.valueOf(f.cause())))
                    .findFirst();
        }
        return switch (rule) {
            case "LIC-001", "LIC-002", "JMF-008" -> lapsedProduct(finding);
            case "JMF-003" -> jamfConnection();
            case "CMP-001" -> "partner-managed".equals(finding.cause()) ? jamfConnection() : Optional.empty();
            case "CRT-005" ->
                "pending".equals(finding.cause()) ? of("CRT-004").stream().findFirst() : Optional.empty();
            case "HYB-002" -> stoppedSync(finding);
            default -> Optional.empty();
        };
    }

    /** The lapsed product that the user of the finding holds. */
    private Optional<Finding> lapsedProduct(Finding finding) {
        var held = new HashSet<String>();
        Stream.concat(Stream.of(finding.subject()), finding.related().stream())
                .map(s -> users.get(s.id()))
                .filter(Objects::nonNull)
                .forEach(u -> u.licenses()
                        .assignedLicenses()
                        .forEach(l -> held.add(l.skuId().toString())));
        boolean byLapse = finding.rule().id().equals("JMF-008") || "subscription-lapsed".equals(finding.cause());
        return of("LIC-003").stream()
                .filter(f -> byLapse
                        && "lapsed".equals(f.cause())
                        && held.contains(f.subject().id()))
                .findFirst();
    }

    /** Macs whose agent is Jamf came through the old connection; without one the worst finding it is. */
    private Optional<Finding> jamfConnection() {
        Set<String> legacy = snapshot.rows(Dataset.DEVICE_MANAGEMENT_PARTNERS).stream()
                .map(Partner::subject)
                .map(Subject::id)
                .collect(Collectors.toSet());
        return of("JMF-002").stream()
                .filter(f -> legacy.contains(f.subject().id()))
                .findFirst()
                .or(() -> of("JMF-002").stream().findFirst());
    }

    /** A computer that arrived shortly before directory sync stopped. */
    private Optional<Finding> stoppedSync(Finding finding) {
        EntraDevice device = devices.get(finding.subject().id());
        Instant created = device == null ? null : device.createdDateTime();
        Optional<Instant> lastSync = snapshot.rows(Dataset.ORGANIZATION).stream()
                .map(Organization::onPremisesLastSyncDateTime)
                .filter(Objects::nonNull)
                .findFirst();
        boolean late = created != null
                && lastSync.filter(s -> created.isAfter(s.minus(LAST_CHANCE))).isPresent();
        return late ? of("HYB-004").stream().findFirst() : Optional.empty();
    }

    /** The findings of a rule, worst first. */
    private List<Finding> of(String rule) {
        return byRule.getOrDefault(rule, List.of());
    }
}
