package fleetauditor.rules.checkin;

import static fleetauditor.testkit.RuleAssert.assertRule;
import static fleetauditor.testkit.Tenant.NOW;
import static fleetauditor.testkit.Tenant.daysAgo;
import static fleetauditor.testkit.Tenant.daysAhead;
import static fleetauditor.testkit.Tenant.emptyTenant;
import static fleetauditor.testkit.Tenant.tenant;

import fleetauditor.audit.Severity;
import fleetauditor.model.Dataset;
import fleetauditor.testkit.RuleAssert;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MdmCertificateExpiringTest {
    private final RuleAssert rule = assertRule(
            new MdmCertificateExpiring(new MdmCertificateExpiring.Limits(Duration.ofDays(14), Duration.ofDays(90))));

    private RuleAssert.On certificate(Instant expires, Instant lastSync) {
        return rule.on(tenant().managedDevice("PC-1", d -> {
            d.managementCertificateExpirationDate = expires;
            d.lastSyncDateTime = lastSync;
        }));
    }

    @Test
    void findsAnExpiredCertificate() {
        certificate(daysAgo(3), daysAgo(1))
                .finds("PC-1")
                .withCause("expired")
                .withSeverity(Severity.HIGH)
                .saying("expired on 2026-08-12");
    }

    @Test
    void findsOneThatExpiresWithinFourteenDays() {
        certificate(daysAhead(14), daysAgo(1))
                .finds("PC-1")
                .withCause("expiring")
                .withSeverity(Severity.MEDIUM)
                .saying("not renewed yet");
        certificate(NOW, daysAgo(1)).finds("PC-1").withCause("expiring");
        certificate(NOW.minusSeconds(1), daysAgo(1)).finds("PC-1").withCause("expired");
    }

    @Test
    void passesOneThatLastsLonger() {
        certificate(daysAhead(14).plusSeconds(1), daysAgo(1)).passes();
        certificate(Instant.parse("9999-12-31T23:59:59Z"), daysAgo(1)).passes();
    }

    @Test
    void leavesSilentDevicesToTheCheckInRule() {
        certificate(daysAgo(3), daysAgo(90)).finds("PC-1");
        certificate(daysAhead(3), daysAgo(90)).finds("PC-1");
        certificate(daysAhead(3), daysAgo(91)).passes();
        certificate(daysAgo(100), daysAgo(95)).passes();
    }

    @Test
    void findsACertificateThatExplainsTheSilence() {
        certificate(daysAgo(100), daysAgo(120)).finds("PC-1").withCause("expired");
    }

    @Test
    void neverJudgesAnUnknownDate() {
        certificate(null, daysAgo(1)).isNotApplicable();
        certificate(daysAgo(3), null).passes();
    }

    @ParameterizedTest
    @ValueSource(strings = {"jamf", "eas", "msSense"})
    void leavesOutRecordsOfOtherServices(String agent) {
        rule.on(tenant().managedDevice("PC-1", d -> {
                    d.managementAgent = agent;
                    d.managementCertificateExpirationDate = daysAgo(3);
                }))
                .isNotApplicable();
    }

    @Test
    void isNotEvaluatedWithoutManagedDevices() {
        rule.on(tenant().without(Dataset.MANAGED_DEVICES)).isNotEvaluatedBecauseOf("managedDevices");
    }

    @Test
    void isNotApplicableWithoutDevices() {
        rule.on(emptyTenant()).isNotApplicable();
    }
}
