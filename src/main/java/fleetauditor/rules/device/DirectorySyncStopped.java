package fleetauditor.rules.device;

import static fleetauditor.model.Dataset.ORGANIZATION;

import fleetauditor.audit.AuditView;
import fleetauditor.audit.Rule;
import fleetauditor.audit.RuleSpec;
import fleetauditor.audit.Severity;
import fleetauditor.audit.Violation;
import fleetauditor.config.Settings;
import fleetauditor.model.Organization;
import fleetauditor.model.Subject;
import fleetauditor.model.SubjectKind;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * HYB-004: nothing new arrives from Active Directory: no new user, no hybrid join, no disabled account.
 *
 * @see <a href="https://learn.microsoft.com/graph/api/resources/organization">organization</a>
 */
public final class DirectorySyncStopped implements Rule<Organization> {
    private static final String STALLED = "directory-sync-stalled";

    private static final RuleSpec SPEC = RuleSpec.rule("HYB-004", SubjectKind.TENANT, Severity.CRITICAL, Severity.HIGH)
            .withCauses(STALLED)
            .requiring(ORGANIZATION)
            .alertingSecurity();

    private final Limits limits;

    public DirectorySyncStopped(Limits limits) {
        this.limits = limits;
    }

    /**
     * What can be set.
     *
     * @param high without a sync for longer than this, the finding is high
     * @param critical for longer than this, it is critical
     */
    public record Limits(Duration high, Duration critical) {
        public static Limits from(Settings settings) {
            return new Limits(
                    settings.duration(
                            "rules.HYB-004.highAfter",
                            "3h",
                            "30m",
                            "30d",
                            "Directory sync that is older than this is a finding of severity high."),
                    settings.duration(
                            "rules.HYB-004.criticalAfter",
                            "24h",
                            "30m",
                            "30d",
                            "Directory sync that is older than this is a finding of severity critical."));
        }
    }

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public Stream<Organization> examined(AuditView view) {
        return view.rows(ORGANIZATION).stream().filter(o -> Boolean.TRUE.equals(o.onPremisesSyncEnabled()));
    }

    /** The tenant, when Graph does not say whether or when it synchronizes. */
    @Override
    public Stream<Subject> unjudged(AuditView view) {
        return view.rows(ORGANIZATION).stream()
                .filter(o -> o.onPremisesSyncEnabled() == null
                        || (o.onPremisesSyncEnabled() && o.onPremisesLastSyncDateTime() == null))
                .map(Organization::subject);
    }

    @Override
    public Optional<Violation> check(Organization organization, AuditView view) {
        boolean critical = view.isOlder(organization.onPremisesLastSyncDateTime(), limits.critical());
        return Optional.ofNullable(organization.onPremisesLastSyncDateTime())
                .filter(last -> critical || view.isOlder(last, limits.high()))
                .map(last -> Violation.of(organization.subject())
                        .severity(critical ? Severity.CRITICAL : Severity.HIGH)
                        .cause(STALLED)
                        .saw("onPremisesLastSyncDateTime", last)
                        .saw("onPremisesSyncEnabled", organization.onPremisesSyncEnabled())
                        .say("age", view.age(last)));
    }
}
