package fleetauditor.rules.certificate;

import static fleetauditor.testkit.RuleAssert.assertRule;
import static fleetauditor.testkit.Tenant.emptyTenant;
import static fleetauditor.testkit.Tenant.tenant;
import static org.assertj.core.api.Assertions.assertThat;

import fleetauditor.audit.Severity;
import fleetauditor.audit.Violation.Confidence;
import fleetauditor.model.Dataset;
import fleetauditor.testkit.RuleAssert;
import fleetauditor.testkit.Tenant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisagreeingAuthoritiesTest {
    private final RuleAssert rule = assertRule(new DisagreeingAuthorities());

    /** One profile for each name; "P1" is the first. */
    private static Tenant names(@Nullable String... names) {
        Tenant tenant = tenant();
        for (int i = 0; i < names.length; i++) {
            String name = names[i];
            tenant.profile("P" + (i + 1), p -> p.certificationAuthorityName = name);
        }
        return tenant;
    }

    private static Tenant authorities(String... authorities) {
        Tenant tenant = tenant();
        for (int i = 0; i < authorities.length; i++) {
            String authority = authorities[i];
            tenant.profile("P" + (i + 1), p -> p.certificationAuthority = authority);
        }
        return tenant;
    }

    @Test
    void passesProfilesThatAgree() {
        rule.on(names("Contoso CA", "Contoso CA")).passes().examines(2);
    }

    @Test
    void findsTheProfileWithATypingError() {
        var found = rule.on(names("Contoso Issuing CA", "Contoso Isuing CA", "Contoso Issuing CA"))
                .finds("P2")
                .withSeverity(Severity.LOW)
                .seeing("certificationAuthorityName", "Contoso Isuing CA")
                .seeing("otherCertificationAuthorityNames", List.of("Contoso Issuing CA"))
                .seeing("otherCertificationAuthorities", List.of())
                .saying("P2 has \"Contoso Isuing CA\" as certificationAuthorityName, other profiles have \"Contoso"
                        + " Issuing CA\".");
        assertThat(found.finding().violation().confidence()).isEqualTo(Confidence.INFERENCE);
        assertThat(found.finding().cause()).isNull();
    }

    @Test
    void findsTheProfileWithAMisspelledHost() {
        rule.on(authorities("ca01.contoso.com", "ca01.contoso.com", "ca01.contsoo.com"))
                .finds("P3")
                .seeing("otherCertificationAuthorities", List.of("ca01.contoso.com"))
                .saying("as certificationAuthority, other profiles have \"ca01.contoso.com\"");
    }

    @ParameterizedTest
    @CsvSource({
        "Contoso CA, contoso ca",
        "Contoso CA, ContosoCA",
        "Contoso CA, 'Contoso CA '",
        "Contoso CA, Contoso\u00a0CA",
        "Contoso CA, Contoso C",
        "Contoso CA, Contoso",
        "Contoso CA, Contoso CAAA",
        "Contoso CA, Cintosa CA",
        "Contoso CA, ontoso CAB",
        "Contoso CA, Cotnoso CA",
        "Contoso CA 1, Kontoso CA 2",
        "ca01.contoso.com, CA 01.contoso.com",
    })
    void spellingsOfOneNameAreAlike(String one, String other) {
        rule.on(names(one, other)).findsAll("P1", "P2");
    }

    @ParameterizedTest
    @CsvSource({
        "Contoso CA, Fabrikam CA",
        "Contoso CA, Contos",
        "Contoso CA, Contoso CAAAA",
        "Contoso CA, Cintasa CA",
        "Contoso CA 1, Contoso CA 2",
        "Contoso CA, Contoso CA 2",
        "Contoso CA 9, Contoso CA 10",
        "ca01.contoso.com, CA02.contoso.com",
        "ca01.contoso.com, 'ca 02.contoso.com'",
    })
    void differentNamesAreNotAlike(String one, String other) {
        rule.on(names(one, other)).passes();
    }

    @Test
    void aPairOfServersWithATypingErrorInOneCounts() {
        rule.on(authorities("ca01.contoso.com", "ca01.contoso.com", "ca02.contsso.com"))
                .finds("P3");
    }

    @Test
    void reportsEveryoneOnATie() {
        rule.on(names("Tailspin Root CA", "Tailspin RootCA")).findsAll("P1", "P2");
        rule.on(names("Tailspin Root CA", "Tailspin RootCA", "Tailspin RootCA", "Tailspin Root CA"))
                .findsAll("P1", "P2", "P3", "P4");
    }

    @Test
    void reportsEveryRareSpellingOfACommonName() {
        rule.on(names("Contoso CA", "Contoso CA", "Contoso CA", "Contso CA", "contoso ca"))
                .findsAll("P4", "P5");
    }

    @Test
    void comparesHostAndNameSeparately() {
        rule.on(tenant().profile("P1", p -> {}).profile("P2", p -> p.certificationAuthority = "Contoso Issuing C"))
                .passes();
    }

    @Test
    void reportsAProfileOnceWhenBothAreOdd() {
        rule.on(tenant().profile("P1", p -> {}).profile("P2", p -> {}).profile("P3", p -> {
                    p.certificationAuthority = "CA01.contoso.com";
                    p.certificationAuthorityName = "Contoso Issuing C";
                }))
                .finds("P3")
                .seeing("otherCertificationAuthorities", List.of("ca01.contoso.com"))
                .seeing("otherCertificationAuthorityNames", List.of("Contoso Issuing CA"))
                .saying("\"CA01.contoso.com\" as certificationAuthority");
    }

    @Test
    void leavesOutBlankAndUnknownValues() {
        rule.on(names("CA", "", " ", null, "C")).findsAll("P1", "P5");
        rule.on(names("", " ", "A")).passes();
    }

    @Test
    void comparesPkcsProfilesOfEveryPlatformAndNoOthers() {
        rule.on(names("Contoso CA", "Contoso CA")
                        .profile("Mac", p -> {
                            p.type = "macOSPkcsCertificateProfile";
                            p.certificationAuthorityName = "Contoso-CA";
                        })
                        .profile("SCEP", p -> {
                            p.type = "windows81SCEPCertificateProfile";
                            p.certificationAuthorityName = "Contos CA";
                        }))
                .examines(3)
                .finds("Mac");
    }

    @Test
    void saysTheSameInWhateverOrderGraphAnswers() {
        Tenant tenant = names("Contoso CA", "Contoso C", "Contoso CB", "Contoso CC");
        List<?> first = rule.on(tenant).findsAll("P1", "P2", "P3", "P4");
        for (long seed = 0; seed < 5; seed++) {
            assertThat(rule.on(tenant.shuffled(seed)).findsAll("P1", "P2", "P3", "P4"))
                    .isEqualTo(first);
        }
    }

    @Test
    void isNotApplicableWithoutPkcsProfiles() {
        rule.on(emptyTenant()).isNotApplicable();
    }

    @Test
    void isNotEvaluatedWithoutProfiles() {
        rule.on(names("A").without(Dataset.DEVICE_CONFIGURATIONS)).isNotEvaluatedBecauseOf("deviceConfigurations");
    }
}
