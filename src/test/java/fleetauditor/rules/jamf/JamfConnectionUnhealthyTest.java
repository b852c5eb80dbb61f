package fleetauditor.rules.jamf;

import static fleetauditor.testkit.RuleAssert.assertRule;
import static fleetauditor.testkit.Tenant.daysAgo;
import static fleetauditor.testkit.Tenant.daysAhead;
import static fleetauditor.testkit.Tenant.emptyTenant;
import static fleetauditor.testkit.Tenant.hoursAgo;
import static fleetauditor.testkit.Tenant.tenant;

import fleetauditor.audit.Severity;
import fleetauditor.model.Dataset;
import fleetauditor.testkit.RuleAssert;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JamfConnectionUnhealthyTest {
    private final RuleAssert rule =
            assertRule(new JamfConnectionUnhealthy(new JamfConnectionUnhealthy.Limits(Duration.ofHours(24))));

    @Test
    void passesHealthyConnectionsOfBothKinds() {
        rule.on(tenant().legacyPartner("Jamf", p -> {}).compliancePartner("Jamf Device Compliance", p -> {}))
                .passes()
                .examines(2);
    }

    @ParameterizedTest
    @CsvSource({
        "terminated,terminated,CRITICAL",
        "Rejected,rejected,CRITICAL",
        "unresponsive,unresponsive,HIGH",
        "unavailable,unavailable,HIGH"
    })
    void findsABadState(String state, String cause, Severity severity) {
        rule.on(tenant().compliancePartner("Jamf", p -> p.partnerState = state))
                .finds("Jamf")
                .withCause(cause)
                .withSeverity(severity)
                .saying("(Device Compliance)");
        rule.on(tenant().legacyPartner("Jamf", p -> p.partnerState = state))
                .finds("Jamf")
                .withCause(cause)
                .saying("(old macOS Conditional Access)");
    }

    @Test
    void findsAnAnnouncedRemovalBeforeAMildState() {
        rule.on(tenant().legacyPartner("Jamf", p -> {
                    p.partnerState = "unresponsive";
                    p.removal = daysAhead(9);
                }))
                .finds("Jamf")
                .withCause("removal-scheduled")
                .withSeverity(Severity.CRITICAL)
                .saying("removed on 2026-08-24");
    }

    @Test
    void saysTerminatedBeforeAnAnnouncedRemoval() {
        rule.on(tenant().legacyPartner("Jamf", p -> {
                    p.partnerState = "terminated";
                    p.removal = daysAhead(9);
                }))
                .finds("Jamf")
                .withCause("terminated");
    }

    @Test
    void findsAHeartbeatOlderThanADay() {
        rule.on(tenant().compliancePartner("Jamf", p -> p.lastHeartbeatDateTime = hoursAgo(24)))
                .passes();
        rule.on(tenant().compliancePartner(
                                "Jamf",
                                p -> p.lastHeartbeatDateTime = hoursAgo(24).minusSeconds(1)))
                .finds("Jamf")
                .withCause("no-heartbeat")
                .withSeverity(Severity.HIGH);
    }

    @Test
    void findsAnEnabledPartnerThatNeverSentAHeartbeat() {
        rule.on(tenant().legacyPartner("Jamf", p -> p.lastHeartbeatDateTime = null))
                .finds("Jamf")
                .withCause("no-heartbeat")
                .saying("(last: unknown)");
    }

    @Test
    void leavesOutConnectionsThatWereNeverSetUp() {
        rule.on(tenant().legacyPartner("Jamf", p -> {
                            p.partnerState = "unknown";
                            p.isConfigured = false;
                            p.lastHeartbeatDateTime = null;
                        })
                        .compliancePartner("Jamf Pro", p -> {
                            p.partnerState = "unknown";
                            p.lastHeartbeatDateTime = null;
                        }))
                .isNotApplicable();
    }

    @Test
    void examinesOtherConfiguredPartnersWithAnApp() {
        rule.on(tenant().legacyPartner("Fleet bridge", p -> p.partnerState = "unresponsive"))
                .finds("Fleet bridge");
        rule.on(tenant().legacyPartner("Fleet bridge", p -> {
                    p.partnerState = "unresponsive";
                    p.partnerAppType = "unknown";
                }))
                .isNotApplicable();
        rule.on(tenant().legacyPartner("Fleet bridge", p -> {
                    p.partnerState = "unresponsive";
                    p.isConfigured = false;
                }))
                .isNotApplicable();
        rule.on(tenant().compliancePartner("Workspace ONE", p -> p.lastHeartbeatDateTime = daysAgo(9)))
                .isNotApplicable();
    }

    @Test
    void isNotEvaluatedWithoutOneOfBothKinds() {
        rule.on(tenant().without(Dataset.COMPLIANCE_MANAGEMENT_PARTNERS))
                .isNotEvaluatedBecauseOf("complianceManagementPartners");
        rule.on(tenant().without(Dataset.DEVICE_MANAGEMENT_PARTNERS))
                .isNotEvaluatedBecauseOf("deviceManagementPartners");
    }

    @Test
    void isNotApplicableWithoutPartners() {
        rule.on(emptyTenant()).isNotApplicable();
    }
}
