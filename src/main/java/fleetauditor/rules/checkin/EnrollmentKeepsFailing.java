package fleetauditor.rules.checkin;

import static fleetauditor.model.Dataset.ENROLLMENT_EVENTS;
import static fleetauditor.model.Dataset.MANAGED_DEVICES;
import static fleetauditor.model.Dataset.USERS;

import fleetauditor.audit.AuditView;
import fleetauditor.audit.Causes;
import fleetauditor.audit.Rule;
import fleetauditor.audit.RuleSpec;
import fleetauditor.audit.Severity;
import fleetauditor.audit.Violation;
import fleetauditor.config.Settings;
import fleetauditor.model.EnrollmentEvent;
import fleetauditor.model.ManagedDevice;
import fleetauditor.model.SubjectKind;
import fleetauditor.model.User;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * SYN-005: somebody tries to enroll a device again and again, and nobody hears of it.
 *
 * @see <a href="https://learn.microsoft.com/graph/api/resources/intune-troubleshooting-enrollmenttroubleshootingevent">
 *     enrollmentTroubleshootingEvent</a>
 */
public final class EnrollmentKeepsFailing implements Rule<EnrollmentKeepsFailing.Attempts> {
    private static final String UNKNOWN = "unknown";

    /** Members of deviceEnrollmentFailureReason. */
    private static final List<String> CATEGORIES = List.of(
            UNKNOWN,
            "authentication",
            "authorization",
            "accountValidation",
            "userValidation",
            "deviceNotSupported",
            "inMaintenance",
            "badRequest",
            "featureNotSupported",
            "enrollmentRestrictionsEnforced",
            "clientDisconnected",
            "userAbandonment");

    private static final RuleSpec SPEC = RuleSpec.rule("SYN-005", SubjectKind.USER, Severity.MEDIUM)
            .withCauses(CATEGORIES.stream().map(Causes::kebab).toArray(String[]::new))
            .requiring(USERS, MANAGED_DEVICES, ENROLLMENT_EVENTS);

    private final Limits limits;

    public EnrollmentKeepsFailing(Limits limits) {
        this.limits = limits;
    }

    /**
     * What can be set.
     *
     * @param lookback how far back a failure counts
     * @param failures as many failures as this are a finding; 1 or more
     */
    public record Limits(Duration lookback, int failures) {
        public static Limits from(Settings settings) {
            return new Limits(
                    settings.duration(
                            "rules.SYN-005.lookback", "7d", "1d", "30d", "How far back a failed enrollment counts."),
                    settings.integer(
                            "rules.SYN-005.failures",
                            2,
                            1,
                            100,
                            "As many failed enrollments of one user as this are a finding."));
        }
    }

    /**
     * The failed enrollments of a user within the lookback.
     *
     * @param failures newest first; empty when there was none
     */
    public record Attempts(User user, List<EnrollmentEvent> failures) {
        public Attempts {
            failures = List.copyOf(failures);
        }
    }

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public Stream<Attempts> examined(AuditView view) {
        var failures = new HashMap<UUID, List<EnrollmentEvent>>();
        for (EnrollmentEvent event : view.rows(ENROLLMENT_EVENTS)) {
            if (event.userId() != null && view.isWithin(event.eventDateTime(), limits.lookback())) {
                failures.computeIfAbsent(event.userId(), u -> new ArrayList<>()).add(event);
            }
        }
        failures.values()
                .forEach(list -> list.sort(Comparator.comparing(EnrollmentEvent::eventDateTime)
                        .thenComparing(EnrollmentEvent::id)
                        .reversed()));
        return view.rows(USERS).stream().map(u -> new Attempts(u, failures.getOrDefault(u.id(), List.of())));
    }

    @Override
    public Optional<Violation> check(Attempts attempts, AuditView view) {
        User user = attempts.user();
        List<EnrollmentEvent> failures = attempts.failures();
        if (failures.size() < limits.failures()) {
            return Optional.empty();
        }
        EnrollmentEvent newest = failures.get(0);
        boolean succeeded = view.managedDevicesOf(user.id()).stream()
                .map(ManagedDevice::enrolledDateTime)
                .anyMatch(enrolled -> isSince(enrolled, newest.eventDateTime()));
        if (succeeded) {
            return Optional.empty();
        }
        return Optional.of(Violation.of(user.subject())
                .cause(cause(newest.failureCategory()))
                .saw("failures", failures.size())
                .saw("eventDateTime", newest.eventDateTime())
                .saw("failureCategory", newest.failureCategory())
                .saw("failureReason", newest.failureReason())
                .saw("operatingSystem", newest.operatingSystem())
                .saw(
                        "failureCategories",
                        failures.stream()
                                .map(e -> e.failureCategory() == null ? UNKNOWN : e.failureCategory())
                                .distinct()
                                .sorted()
                                .toList()));
    }

    private static boolean isSince(@Nullable Instant enrolled, Instant failure) {
        return enrolled != null && !enrolled.isBefore(failure);
    }

    /** A category that is newer than this release keeps its own name. */
    private static String cause(@Nullable String category) {
        return category == null ? UNKNOWN : Causes.kebab(category, CATEGORIES);
    }
}
