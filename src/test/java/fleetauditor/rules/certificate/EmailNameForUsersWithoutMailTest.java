package fleetauditor.rules.certificate;

import static fleetauditor.testkit.RuleAssert.assertRule;
import static fleetauditor.testkit.Targets.ALL_DEVICES;
import static fleetauditor.testkit.Targets.ALL_USERS;
import static fleetauditor.testkit.Targets.group;
import static fleetauditor.testkit.Targets.notGroup;
import static fleetauditor.testkit.Tenant.emptyTenant;
import static fleetauditor.testkit.Tenant.tenant;
import static org.assertj.core.api.Assertions.assertThat;

import fleetauditor.audit.Severity;
import fleetauditor.model.Assignment;
import fleetauditor.model.Dataset;
import fleetauditor.model.Subject;
import fleetauditor.testkit.Products;
import fleetauditor.testkit.RuleAssert;
import fleetauditor.testkit.Tenant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailNameForUsersWithoutMailTest {
    private static final String NO_MAIL = "no-mail@contoso.com";

    private final RuleAssert rule = assertRule(new EmailNameForUsersWithoutMail());

    /** Ann has mail, no-mail has none; both are in group vpn, no-mail is in group exceptions too. */
    private static Tenant people() {
        return tenant().user("ann")
                .user("no-mail", u -> u.mail = null)
                .members("vpn", List.of("ann", "no-mail"), List.of())
                .members("exceptions", List.of("no-mail"), List.of());
    }

    private static Tenant emailProfileTo(Assignment... targets) {
        return people().profile(
                        "PKCS",
                        p -> p.to(targets).subjectAlternativeNameTypes = List.of("emailAddress", "userPrincipalName"));
    }

    @Test
    void findsAProfileThatReachesAUserWithoutMail() {
        rule.on(emailProfileTo(group("vpn")))
                .finds("PKCS")
                .withSeverity(Severity.HIGH)
                .relatedTo(NO_MAIL)
                .seeing("usersWithoutMail", 1)
                .seeing("subjectAlternativeNameType", List.of("emailAddress", "userPrincipalName"))
                .saying("some of its users have none (1)");
    }

    @Test
    void looksAtMembersOfTheGroupsOnly() {
        Tenant tenant = emailProfileTo(group("vpn"), notGroup("others"))
                .user("outsider", u -> u.mail = null)
                .members("others", List.of("outsider"), List.of());
        rule.on(tenant).finds("PKCS").relatedTo(NO_MAIL);
    }

    @Test
    void countsABlankMailAsNone() {
        rule.on(tenant().user("blank", u -> u.mail = " ")
                        .members("vpn", List.of("blank"), List.of())
                        .profile("PKCS", p -> p.to(group("vpn")).subjectAlternativeNameTypes = List.of("emailAddress")))
                .finds("PKCS")
                .relatedTo("blank@contoso.com");
    }

    @Test
    void readsFlagsWithoutRegardToCase() {
        rule.on(people().profile(
                                "PKCS",
                                p -> p.to(group("vpn")).subjectAlternativeNameTypes =
                                        List.of("userPrincipalName", "EmailAddress")))
                .finds("PKCS");
    }

    private static Tenant profileWithCustomName(String name) {
        return people().profile("PKCS", p -> {
            p.to(group("vpn")).subjectAlternativeNameTypes = List.of("universalResourceIdentifier");
            p.customSubjectAlternativeNames = List.of("{{DeviceName}}", name);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{EmailAddress}}", "{{emailaddress}}", "mailto:{{EmailAddress}}"})
    void findsTheVariableInACustomNameOfAnotherType(String name) {
        rule.on(profileWithCustomName(name))
                .finds("PKCS")
                .seeing("customSubjectAlternativeNames", List.of("{{DeviceName}}", name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{UserPrincipalName}}", "emailaddress"})
    void passesOtherCustomNames(String name) {
        rule.on(profileWithCustomName(name)).passes();
    }

    @Test
    void findsTheVariableInTheFormatString() {
        rule.on(people().profile(
                                "PKCS",
                                p -> p.to(group("vpn")).subjectAlternativeNameFormatString = "CN={{emailAddress}}"))
                .finds("PKCS")
                .saying("puts the e-mail address into the certificate");
    }

    @Test
    void passesAProfileThatDoesNotNameTheAddress() {
        rule.on(people().profile(
                                "PKCS",
                                p -> p.to(group("vpn")).subjectAlternativeNameFormatString =
                                        "CN={{UserPrincipalName}},E=emailaddress"))
                .passes()
                .examines(1);
    }

    @Test
    void leavesOutExcludedUsers() {
        rule.on(emailProfileTo(group("vpn"), notGroup("exceptions"))).passes();
        rule.on(emailProfileTo(ALL_USERS, notGroup("exceptions"))).passes();
    }

    @Test
    void anExclusionOfAGroupThatIsGoneExcludesNobody() {
        rule.on(emailProfileTo(group("vpn"), notGroup("deleted"))).finds("PKCS");
    }

    @Test
    void aGroupThatIsGoneReachesNobody() {
        rule.on(emailProfileTo(group("deleted"))).passes();
    }

    @Test
    void allDevicesReachesNoUser() {
        rule.on(emailProfileTo(ALL_DEVICES)).passes();
    }

    @Test
    void allUsersMeansEveryEnabledLicensedUser() {
        rule.on(emailProfileTo(ALL_USERS)
                        .user("off", u -> {
                            u.mail = null;
                            u.accountEnabled = false;
                        })
                        .user("unclear", u -> {
                            u.mail = null;
                            u.accountEnabled = null;
                        })
                        .user("office", u -> u.unlicensed().licensed(Products.ENTERPRISEPACK).mail = null))
                .finds("PKCS")
                .relatedTo(NO_MAIL);
    }

    @Test
    void aGroupReachesEveryMemberThatIsStillInTheTenant() {
        rule.on(tenant().user("off", u -> {
                            u.mail = null;
                            u.accountEnabled = false;
                        })
                        .members("vpn", List.of("off", "gone"), List.of())
                        .profile("PKCS", p -> p.to(group("vpn")).subjectAlternativeNameTypes = List.of("emailAddress")))
                .finds("PKCS")
                .relatedTo("off@contoso.com");
    }

    @Test
    void namesEachUserOnceAndInOneOrder() {
        Tenant tenant =
                emailProfileTo(group("vpn"), group("exceptions"), ALL_USERS).user("anonymous", u -> u.mail = null);
        for (long seed = 0; seed < 5; seed++) {
            assertThat(rule.on(tenant.shuffled(seed)).finds("PKCS").finding().related())
                    .extracting(Subject::name)
                    .containsExactly("anonymous@contoso.com", NO_MAIL);
        }
    }

    @Test
    void passesAnUnassignedProfile() {
        rule.on(emailProfileTo()).passes();
    }

    @Test
    void isNotApplicableWithoutPkcsProfiles() {
        rule.on(emptyTenant()).isNotApplicable();
    }

    @ParameterizedTest
    @ValueSource(strings = {"deviceConfigurations", "groupMembers", "users"})
    void isNotEvaluatedWithoutADatasetItNeeds(String name) {
        rule.on(emailProfileTo(ALL_USERS).without(Dataset.named(name).orElseThrow()))
                .isNotEvaluatedBecauseOf(name);
    }
}
