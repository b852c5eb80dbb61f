package fleetauditor.rules.certificate;

import static fleetauditor.testkit.RuleAssert.assertRule;
import static fleetauditor.testkit.Tenant.daysAgo;
import static fleetauditor.testkit.Tenant.emptyTenant;
import static fleetauditor.testkit.Tenant.hoursAgo;
import static fleetauditor.testkit.Tenant.tenant;

import fleetauditor.audit.Severity;
import fleetauditor.model.Dataset;
import fleetauditor.testkit.RuleAssert;
import fleetauditor.testkit.Tenant;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FailingCertificatesTest {
    private final RuleAssert rule =
            assertRule(new FailingCertificates(new FailingCertificates.Limits(Duration.ofHours(24))));

    private static Tenant pkcs() {
        return tenant().profile("PKCS", p -> {});
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "challengeIssueFailed",
                "requestCreationFailed",
                "requestSubmitFailed",
                "challengeValidationFailed",
                "issueFailed",
                "responseProcessingFailed",
                "installFailed",
                "deleteFailed",
                "INSTALLFAILED"
            })
    void findsACertificateThatFailed(String state) {
        rule.on(pkcs().certificate("PKCS", "PC-1", state, hoursAgo(1), -2147024809))
                .finds("PKCS")
                .withCause("failed")
                .withSeverity(Severity.MEDIUM)
                .seeing("failedCertificates", 1)
                .seeing("pendingCertificates", 0)
                .seeing("certificateIssuanceState", Map.of(state, 1))
                .seeing("deviceDisplayName", List.of("PC-1"))
                .seeing("certificateErrorCode", List.of("0x80070057"))
                .saying("certificates failed: 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"issuePending", "responsePending", "ResponsePending"})
    void findsACertificateThatWaitsForMoreThanADay(String state) {
        rule.on(pkcs().certificate("PKCS", "PC-1", state, hoursAgo(24), 0)).passes();
        rule.on(pkcs().certificate("PKCS", "PC-1", state, hoursAgo(24).minusSeconds(1), 0))
                .finds("PKCS")
                .withCause("pending")
                .seeing("failedCertificates", 0)
                .seeing("pendingCertificates", 1)
                .seeing("certificateErrorCode", List.of())
                .saying("wait for too long: 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"unknown", "requested", "renewalRequested", "issued", "installed", "revoked", "deleted"})
    void passesOtherStatesHoweverOld(String state) {
        rule.on(pkcs().certificate("PKCS", "PC-1", state, daysAgo(90), 0))
                .passes()
                .examines(1);
    }

    @Test
    void leavesOutWhatIsUnknown() {
        rule.on(pkcs().certificate("PKCS", "PC-1", null, daysAgo(2), 5)
                        .certificate("PKCS", "PC-2", "issuePending", null, 0))
                .passes();
    }

    @Test
    void callsItFailedWhenSomeFailAndSomeWait() {
        rule.on(pkcs().certificate("PKCS", "PC-1", "issuePending", daysAgo(2), 0)
                        .certificate("PKCS", "PC-2", "issueFailed", daysAgo(2), 0x00000057)
                        .certificate("PKCS", "PC-3", "issuePending", daysAgo(2), 0))
                .finds("PKCS")
                .withCause("failed")
                .seeing("failedCertificates", 1)
                .seeing("pendingCertificates", 2)
                .seeing("deviceDisplayName", List.of("PC-2"))
                .seeing("certificateErrorCode", List.of("0x00000057"));
    }

    @Test
    void namesTwentyDevicesInTheirOrderAndEachOnce() {
        Tenant tenant = pkcs();
        for (int i = 30; i >= 1; i--) {
            tenant.certificate("PKCS", "PC-%02d".formatted(i), "issueFailed", daysAgo(1), -1 - i % 2);
        }
        tenant.certificate("PKCS", "PC-01", "installFailed", daysAgo(1), 0)
                .certificate("PKCS", " ", "issueFailed", daysAgo(1), 0)
                .certificate("PKCS", null, "issueFailed", daysAgo(1), 0);
        List<String> twenty =
                IntStream.rangeClosed(1, 20).mapToObj("PC-%02d"::formatted).toList();
        for (long seed = 0; seed < 5; seed++) {
            rule.on(tenant.shuffled(seed))
                    .finds("PKCS")
                    .seeing("failedCertificates", 33)
                    .seeing("certificateIssuanceState", Map.of("issueFailed", 32, "installFailed", 1))
                    .seeing("deviceDisplayName", twenty)
                    .seeing("certificateErrorCode", List.of("0xFFFFFFFE", "0xFFFFFFFF"));
        }
    }

    @Test
    void keepsProfilesApart() {
        rule.on(pkcs().profile("Other", p -> {})
                        .profile("Root", p -> p.root("windows81TrustedRootCertificate"))
                        .certificate("Other", "PC-1", "issueFailed", daysAgo(1), 1)
                        .certificate("Gone", "PC-2", "issueFailed", daysAgo(1), 1))
                .examines(2)
                .finds("Other");
    }

    @Test
    void isNotApplicableWithoutPkcsProfiles() {
        rule.on(emptyTenant()).isNotApplicable();
    }

    @ParameterizedTest
    @ValueSource(strings = {"deviceConfigurations", "certificateStates"})
    void isNotEvaluatedWithoutADatasetItNeeds(String name) {
        rule.on(pkcs().without(Dataset.named(name).orElseThrow())).isNotEvaluatedBecauseOf(name);
    }
}
