package fleetauditor.rules.certificate;

import static fleetauditor.testkit.RuleAssert.assertRule;
import static fleetauditor.testkit.Targets.ALL_DEVICES;
import static fleetauditor.testkit.Targets.ALL_USERS;
import static fleetauditor.testkit.Targets.OTHER;
import static fleetauditor.testkit.Targets.group;
import static fleetauditor.testkit.Targets.notGroup;
import static fleetauditor.testkit.Tenant.emptyTenant;
import static fleetauditor.testkit.Tenant.tenant;

import fleetauditor.audit.Severity;
import fleetauditor.model.Assignment;
import fleetauditor.model.Dataset;
import fleetauditor.testkit.Ids;
import fleetauditor.testkit.RuleAssert;
import fleetauditor.testkit.Tenant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PkcsProfileWithoutRootTest {
    private static final String WINDOWS_ROOT = "windows81TrustedRootCertificate";

    private final RuleAssert rule = assertRule(new PkcsProfileWithoutRoot());

    private static Tenant pkcs(Assignment... targets) {
        return tenant().profile("PKCS", p -> p.to(targets));
    }

    @Test
    void findsAProfileWithoutAnyRoot() {
        rule.on(pkcs(group("berlin")))
                .finds("PKCS")
                .withSeverity(Severity.MEDIUM)
                .seeing("type", "windows10PkcsCertificateProfile")
                .seeing("assignments", List.of(Ids.groupId("berlin").toString()))
                .seeing("trustedRootProfiles", List.of())
                .saying("no trusted root profile of its platform");
    }

    @Test
    void passesWhenARootHasTheSameGroups() {
        rule.on(pkcs(group("berlin"), group("munich"))
                        .profile("Root", p -> p.root(WINDOWS_ROOT).to(group("munich"), group("berlin"), group("bonn"))))
                .passes()
                .examines(1);
    }

    @Test
    void findsAProfileWhoseGroupsNoSingleRootHas() {
        rule.on(pkcs(group("berlin"), group("munich"))
                        .profile("Root B", p -> p.root(WINDOWS_ROOT).to(group("munich")))
                        .profile("Root A", p -> p.root(WINDOWS_ROOT).to(group("berlin"))))
                .finds("PKCS")
                .seeing("trustedRootProfiles", List.of("Root A", "Root B"));
    }

    @Test
    void aRootForAllUsersOrAllDevicesCoversEverything() {
        for (Assignment broad : List.of(ALL_USERS, ALL_DEVICES)) {
            for (Assignment target : List.of(group("berlin"), ALL_USERS, ALL_DEVICES)) {
                rule.on(pkcs(target).profile("Root", p -> p.root(WINDOWS_ROOT).to(broad)))
                        .passes();
            }
        }
    }

    @Test
    void aRootForAGroupDoesNotCoverAllUsers() {
        rule.on(pkcs(ALL_USERS, group("berlin"))
                        .profile("Root", p -> p.root(WINDOWS_ROOT).to(group("berlin"))))
                .finds("PKCS")
                .seeing("assignments", List.of(Ids.groupId("berlin").toString(), "allLicensedUsersAssignmentTarget"));
    }

    @Test
    void ignoresExclusionsOnBothSides() {
        rule.on(pkcs(group("berlin"), notGroup("bonn"))
                        .profile("Root", p -> p.root(WINDOWS_ROOT).to(group("berlin"), notGroup("munich"))))
                .passes();
        rule.on(pkcs(group("berlin")).profile("Root", p -> p.root(WINDOWS_ROOT).to(notGroup("berlin"))))
                .finds("PKCS");
    }

    @ParameterizedTest
    @CsvSource({
        "windows10PkcsCertificateProfile, windows81TrustedRootCertificate",
        "macOSPkcsCertificateProfile, macOSTrustedRootCertificate",
        "iosPkcsCertificateProfile, iosTrustedRootCertificate",
        "androidPkcsCertificateProfile, androidTrustedRootCertificate",
        "androidForWorkPkcsCertificateProfile, androidForWorkTrustedRootCertificate",
        "androidWorkProfilePkcsCertificateProfile, androidWorkProfileTrustedRootCertificate",
        "androidDeviceOwnerPkcsCertificateProfile, androidDeviceOwnerTrustedRootCertificate",
        "aospDeviceOwnerPkcsCertificateProfile, aospDeviceOwnerTrustedRootCertificate"
    })
    void comparesProfilesOfTheSamePlatform(String pkcs, String root) {
        Tenant tenant = tenant().profile("PKCS", p -> p.to(group("berlin")).type = pkcs);
        rule.on(tenant.profile(
                        "Root",
                        p -> p.root("windowsPhone81TrustedRootCertificate").to(ALL_USERS)))
                .finds("PKCS");
        rule.on(tenant.profile("Root", p -> p.root(root).to(ALL_USERS))).passes();
    }

    @Test
    void leavesOutProfilesThatAreAssignedToNobodyKnown() {
        rule.on(pkcs()).isNotApplicable();
        rule.on(pkcs(notGroup("berlin"), OTHER)).isNotApplicable();
    }

    @Test
    void isNotApplicableWithoutPkcsProfiles() {
        rule.on(emptyTenant()).isNotApplicable();
        rule.on(tenant().profile("Root", p -> p.root(WINDOWS_ROOT).to(ALL_USERS)))
                .isNotApplicable();
    }

    @Test
    void isNotEvaluatedWithoutProfiles() {
        rule.on(pkcs(ALL_USERS).without(Dataset.DEVICE_CONFIGURATIONS)).isNotEvaluatedBecauseOf("deviceConfigurations");
    }
}
