package fleetauditor.rules.certificate;

import static fleetauditor.testkit.RuleAssert.assertRule;
import static fleetauditor.testkit.Tenant.emptyTenant;
import static fleetauditor.testkit.Tenant.tenant;

import fleetauditor.audit.Severity;
import fleetauditor.model.Dataset;
import fleetauditor.testkit.RuleAssert;
import fleetauditor.testkit.Tenant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MisnamedAuthorityTest {
    private static final String SIXTY_THREE = "a".repeat(63);

    private final RuleAssert rule = assertRule(new MisnamedAuthority());

    private static Tenant authority(@Nullable String authority) {
        return tenant().profile("PKCS", p -> p.certificationAuthority = authority);
    }

    private static Tenant name(@Nullable String name) {
        return tenant().profile("PKCS", p -> p.certificationAuthorityName = name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ca01.contoso.com",
                "CA01.Contoso.COM",
                "ca01.contoso.com.",
                "ca-01.corp.local",
                "1.contoso.com",
                "ca01.contoso.2go",
                "ca_01.contoso.com",
                "bücher.example",
                "a.b"
            })
    void passesAFullyQualifiedHostName(String authority) {
        rule.on(authority(authority)).passes().examines(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CA01",
                "localhost",
                "",
                "   ",
                " ca01.contoso.com",
                "ca01.contoso.com ",
                "ca01.contoso.com\u00a0",
                "ca01. contoso.com",
                "https://ca01.contoso.com",
                "ca01.contoso.com/certsrv",
                "ca01.contoso.com:443",
                "ca01.contoso.com\\Contoso Issuing CA",
                "\\\\ca01.contoso.com",
                "10.0.0.5",
                "10.0.0.5.",
                "fe80::1",
                "[fe80::1]",
                "ca01..contoso.com",
                ".contoso.com",
                "ca01.",
                "-ca01.contoso.com",
                "ca01-.contoso.com"
            })
    void findsWhatIsNotAFullyQualifiedHostName(String authority) {
        rule.on(authority(authority))
                .finds("PKCS")
                .withCause("authority-not-fqdn")
                .withSeverity(Severity.HIGH)
                .seeing("certificationAuthority", authority)
                .saying("\"" + authority + "\"");
    }

    @Test
    void knowsHowLongANameMayBe() {
        rule.on(authority(SIXTY_THREE + ".contoso.com")).passes();
        rule.on(authority("a" + SIXTY_THREE + ".contoso.com")).finds("PKCS");
        String threeLabels = (SIXTY_THREE + ".").repeat(3);
        rule.on(authority(threeLabels + "b".repeat(61))).passes();
        rule.on(authority(threeLabels + "b".repeat(62))).finds("PKCS");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\u00a0",
                " Contoso Issuing CA",
                "Contoso Issuing CA\t",
                "Contoso Issuing CA\u00a0",
                "CA01.contoso.com\\Contoso Issuing CA",
                "\\Contoso Issuing CA"
            })
    void findsAMalformedName(String name) {
        rule.on(name(name))
                .finds("PKCS")
                .withCause("authority-name-malformed")
                .withSeverity(Severity.HIGH)
                .seeing("certificationAuthorityName", name)
                .saying("\"" + name + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Contoso Issuing CA", "CA", "認証局 01", "Contoso/CA"})
    void passesAnyOtherName(String name) {
        rule.on(name(name)).passes();
    }

    @Test
    void namesTheHostFirstWhenBothAreWrong() {
        rule.on(tenant().profile("PKCS", p -> {
                    p.certificationAuthority = "CA01";
                    p.certificationAuthorityName = "";
                }))
                .finds("PKCS")
                .withCause("authority-not-fqdn");
    }

    @Test
    void doesNotJudgeWhatIsUnknown() {
        rule.on(authority(null)).passes();
        rule.on(name(null)).passes();
    }

    @Test
    void examinesPkcsProfilesOfEveryPlatformAndNoOthers() {
        rule.on(tenant().profile("Windows", p -> p.certificationAuthority = "CA01")
                        .profile("Mac", p -> {
                            p.type = "macOSPkcsCertificateProfile";
                            p.certificationAuthority = "CA01";
                        })
                        .profile(
                                "Root", p -> p.root("windows81TrustedRootCertificate").certificationAuthority = "CA01"))
                .examines(2)
                .findsAll("Windows", "Mac");
    }

    @Test
    void isNotApplicableWithoutPkcsProfiles() {
        rule.on(emptyTenant()).isNotApplicable();
    }

    @Test
    void isNotEvaluatedWithoutProfiles() {
        rule.on(authority("CA01").without(Dataset.DEVICE_CONFIGURATIONS))
                .isNotEvaluatedBecauseOf("deviceConfigurations");
    }
}
