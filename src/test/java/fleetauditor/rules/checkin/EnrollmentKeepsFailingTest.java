package fleetauditor.rules.checkin;

import static fleetauditor.testkit.RuleAssert.assertRule;
import static fleetauditor.testkit.Tenant.NOW;
import static fleetauditor.testkit.Tenant.daysAgo;
import static fleetauditor.testkit.Tenant.emptyTenant;
import static fleetauditor.testkit.Tenant.hoursAgo;
import static fleetauditor.testkit.Tenant.tenant;
import static org.assertj.core.api.Assertions.assertThat;

import fleetauditor.audit.Severity;
import fleetauditor.audit.Violation.Nothing;
import fleetauditor.model.Dataset;
import fleetauditor.model.EnrollmentEvent;
import fleetauditor.testkit.Ids;
import fleetauditor.testkit.RuleAssert;
import fleetauditor.testkit.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnrollmentKeepsFailingTest {
    private final RuleAssert rule =
            assertRule(new EnrollmentKeepsFailing(new EnrollmentKeepsFailing.Limits(Duration.ofDays(7), 2)));

    /** Carl failed at these times, each for want of a license. */
    private static Tenant carlFailed(Instant... times) {
        var tenant = tenant().user("carl");
        for (Instant time : times) {
            tenant.enrollmentFailure("carl", time, "userValidation");
        }
        return tenant;
    }

    @Test
    void findsAUserWhoFailedTwice() {
        rule.on(tenant().user("carl")
                        .enrollmentFailure("carl", daysAgo(2), "authentication")
                        .enrollmentFailure("carl", daysAgo(1), "deviceNotSupported"))
                .finds("carl@contoso.com")
                .withCause("device-not-supported")
                .withSeverity(Severity.MEDIUM)
                .seeing("failures", 2)
                .seeing("eventDateTime", daysAgo(1))
                .seeing("failureCategories", List.of("authentication", "deviceNotSupported"))
                .saying("does not support that device");
    }

    @ParameterizedTest
    @CsvSource({
        "unknown, unknown",
        "authentication, authentication",
        "authorization, authorization",
        "accountValidation, account-validation",
        "userValidation, user-validation",
        "deviceNotSupported, device-not-supported",
        "inMaintenance, in-maintenance",
        "badRequest, bad-request",
        "featureNotSupported, feature-not-supported",
        "enrollmentRestrictionsEnforced, enrollment-restrictions-enforced",
        "clientDisconnected, client-disconnected",
        "userAbandonment, user-abandonment",
        "USERABANDONMENT, user-abandonment",
        ", unknown"
    })
    void namesTheNewestCategoryAsCause(@Nullable String category, String cause) {
        rule.on(tenant().user("carl")
                        .enrollmentFailure("carl", daysAgo(1), category)
                        .enrollmentFailure("carl", daysAgo(2), "inMaintenance"))
                .finds("carl@contoso.com")
                .withCause(cause)
                .saying("carl@contoso.com");
    }

    @Test
    void keepsTheNameOfACategoryThatIsNewerThanThisRelease() {
        var finding = rule.on(tenant().user("carl")
                        .enrollmentFailure("carl", daysAgo(1), "quotaExceeded")
                        .enrollmentFailure("carl", daysAgo(2), "quotaExceeded"))
                .finds("carl@contoso.com")
                .saying("quotaExceeded")
                .finding();
        assertThat(finding.cause()).isEqualTo("quota-exceeded");
    }

    @Test
    void choosesTheSameCauseOfTwoFailuresAtOneMomentWhateverTheirOrder() {
        for (long seed = 0; seed < 4; seed++) {
            rule.on(tenant().user("carl")
                            .enrollmentFailure("carl", daysAgo(1), "badRequest")
                            .enrollmentFailure("carl", daysAgo(1), "authorization")
                            .shuffled(seed))
                    .finds("carl@contoso.com")
                    .withCause("authorization");
        }
    }

    @Test
    void passesASingleFailure() {
        rule.on(carlFailed(daysAgo(1))).passes();
    }

    @Test
    void countsAFailureExactlySevenDaysAgo() {
        rule.on(carlFailed(daysAgo(1), daysAgo(7))).finds("carl@contoso.com");
        rule.on(carlFailed(daysAgo(1), daysAgo(7).minusSeconds(1))).passes();
        rule.on(carlFailed(daysAgo(1), NOW.plusSeconds(1))).passes();
    }

    @Test
    void passesAUserWhoEnrolledSinceTheNewestFailure() {
        rule.on(carlFailed(daysAgo(3), daysAgo(2)).managedDevice("PC-carl", d -> {
                    d.of("carl");
                    d.enrolledDateTime = daysAgo(2);
                }))
                .passes();
    }

    @Test
    void findsAUserWhoseDevicesAreOlderThanTheNewestFailure() {
        rule.on(carlFailed(daysAgo(3), hoursAgo(5))
                        .managedDevice("PC-carl", d -> {
                            d.of("carl");
                            d.enrolledDateTime = hoursAgo(5).minusSeconds(1);
                        })
                        .managedDevice("PC-undated", d -> {
                            d.of("carl");
                            d.enrolledDateTime = null;
                        })
                        .managedDevice("PC-other", d -> {
                            d.of("dora");
                            d.enrolledDateTime = hoursAgo(1);
                        }))
                .finds("carl@contoso.com");
    }

    @Test
    void countsEachUserAlone() {
        rule.on(carlFailed(daysAgo(1)).user("dora").enrollmentFailure("dora", daysAgo(1), "userValidation"))
                .passes()
                .examines(2);
    }

    @Test
    void leavesOutUsersWhoAreGoneAndEventsWithoutAUser() {
        rule.on(tenant().user("ann")
                        .enrollmentFailure("gone", daysAgo(1), "userValidation")
                        .enrollmentFailure("gone", daysAgo(2), "userValidation")
                        .enrollmentFailure(null, daysAgo(1), "userValidation")
                        .enrollmentFailure(null, daysAgo(2), "userValidation"))
                .passes();
    }

    @Test
    void findsFailuresThatSayNothingOfTheirReason() {
        var first = new EnrollmentEvent("1", daysAgo(2), Ids.userId("carl"), null, null, null);
        var second = new EnrollmentEvent("2", daysAgo(1), Ids.userId("carl"), null, null, null);
        rule.on(tenant().user("carl").add(Dataset.ENROLLMENT_EVENTS, first).add(Dataset.ENROLLMENT_EVENTS, second))
                .finds("carl@contoso.com")
                .withCause("unknown")
                .seeing("failureReason", Nothing.NOTHING)
                .saying("for a reason Intune does not name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"users", "managedDevices", "enrollmentEvents"})
    void isNotEvaluatedWithoutADatasetItNeeds(String name) {
        rule.on(carlFailed(daysAgo(1)).without(Dataset.named(name).orElseThrow()))
                .isNotEvaluatedBecauseOf(name);
    }

    @Test
    void isNotApplicableWithoutUsers() {
        rule.on(emptyTenant()).isNotApplicable();
    }
}
