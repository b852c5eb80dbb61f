package fleetauditor.rules.device;

import static fleetauditor.testkit.RuleAssert.assertRule;
import static fleetauditor.testkit.Tenant.emptyTenant;
import static fleetauditor.testkit.Tenant.tenant;
import static org.assertj.core.api.Assertions.assertThat;

import fleetauditor.audit.Severity;
import fleetauditor.audit.Violation.Confidence;
import fleetauditor.model.Dataset;
import fleetauditor.testkit.Ids;
import fleetauditor.testkit.RuleAssert;
import fleetauditor.testkit.Tenant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnroutableSignInNameTest {
    private final RuleAssert rule = assertRule(new UnroutableSignInName());

    /** Lena comes from on-premises, has this sign-in name and is the primary user of PC-lena of this trust type. */
    private static Tenant lena(String userPrincipalName, String trustType) {
        return tenant().user("lena", u -> {
                    u.userPrincipalName = userPrincipalName;
                    u.onPremisesSyncEnabled = true;
                })
                .entraDevice("PC-lena", d -> d.trustType = trustType)
                .managedDevice("PC-lena", d -> d.of("lena"));
    }

    @Test
    void findsASuffixThatIsNotVerified() {
        var found = rule.on(lena("lena@contoso.local", "AzureAd"))
                .finds("lena@contoso.local")
                .withCause("unverified-suffix")
                .withSeverity(Severity.MEDIUM)
                .relatedTo()
                .seeing("verifiedDomains", List.of("contoso.com", "contoso.onmicrosoft.com"))
                .saying("not a verified domain");
        assertThat(found.finding().violation().confidence()).isEqualTo(Confidence.GRAPH_FACT);
    }

    @Test
    void findsItInANameThatIsNothingButASuffix() {
        rule.on(lena("@contoso.local", "AzureAd")).finds("@contoso.local").withCause("unverified-suffix");
    }

    @Test
    void findsTheFallbackSuffixAtAHybridPc() {
        var found = rule.on(lena("lena@contoso.onmicrosoft.com", "ServerAd"))
                .finds("lena@contoso.onmicrosoft.com")
                .withCause("fallback-suffix")
                .relatedTo("PC-lena")
                .saying("fallback domain contoso.onmicrosoft.com");
        assertThat(found.finding().violation().confidence()).isEqualTo(Confidence.INFERENCE);
    }

    @Test
    void prefersTheSuffixThatIsNotVerifiedAtAll() {
        rule.on(lena("lena@fabrikam.onmicrosoft.com", "ServerAd"))
                .finds("lena@fabrikam.onmicrosoft.com")
                .withCause("unverified-suffix")
                .relatedTo("PC-lena");
    }

    @ParameterizedTest
    @ValueSource(strings = {"AzureAd", "Workplace"})
    void passesTheFallbackSuffixAtOtherDevices(String trustType) {
        rule.on(lena("lena@contoso.onmicrosoft.com", trustType)).passes();
    }

    @Test
    void passesTheFallbackSuffixOfAUserWithoutADevice() {
        rule.on(tenant().user("falk", u -> {
                    u.userPrincipalName = "falk@contoso.onmicrosoft.com";
                    u.onPremisesSyncEnabled = true;
                }))
                .passes();
    }

    @ParameterizedTest
    @ValueSource(strings = {"lena@contoso.com", "Lena@CONTOSO.COM", "a@b@contoso.com", "no suffix"})
    void passesVerifiedSuffixesAndNamesWithoutOne(String userPrincipalName) {
        rule.on(lena(userPrincipalName, "ServerAd")).passes();
    }

    @Test
    void doesNotTakeASubdomainForVerified() {
        rule.on(lena("lena@sales.contoso.com", "ServerAd"))
                .finds("lena@sales.contoso.com")
                .withCause("unverified-suffix");
    }

    @Test
    void judgesOnlyTheFallbackSuffixWhenNoDomainIsKnown() {
        rule.on(lena("lena@contoso.local", "ServerAd").domains()).passes();
        rule.on(lena("lena@contoso.onmicrosoft.com", "ServerAd").domains())
                .finds("lena@contoso.onmicrosoft.com")
                .withCause("fallback-suffix");
    }

    @Test
    void namesAHybridPcOnceThatIntuneListsTwice() {
        rule.on(lena("lena@contoso.onmicrosoft.com", "ServerAd").managedDevice("PC-lena again", d -> {
                    d.of("lena");
                    d.azureADDeviceId = Ids.deviceId("PC-lena");
                }))
                .finds("lena@contoso.onmicrosoft.com")
                .relatedTo("PC-lena");
    }

    @Test
    void leavesOutCloudUsersAndUsersWhoAreNotEnabled() {
        rule.on(tenant().user("cloud", u -> u.userPrincipalName = "cloud@contoso.local")
                        .user("former", u -> {
                            u.userPrincipalName = "former@contoso.local";
                            u.onPremisesSyncEnabled = false;
                        })
                        .user("leaver", u -> {
                            u.userPrincipalName = "leaver@contoso.local";
                            u.onPremisesSyncEnabled = true;
                            u.accountEnabled = false;
                        })
                        .user("unknown", u -> {
                            u.userPrincipalName = "unknown@contoso.local";
                            u.onPremisesSyncEnabled = true;
                            u.accountEnabled = null;
                        }))
                .isNotApplicable();
    }

    @ParameterizedTest
    @ValueSource(strings = {"users", "organization", "managedDevices", "entraDevices"})
    void isNotEvaluatedWithoutADatasetItNeeds(String name) {
        rule.on(lena("lena@contoso.local", "ServerAd")
                        .without(Dataset.named(name).orElseThrow()))
                .isNotEvaluatedBecauseOf(name);
    }

    @Test
    void isNotApplicableWithoutUsers() {
        rule.on(emptyTenant()).isNotApplicable();
    }
}
