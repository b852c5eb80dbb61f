package fleetauditor.rules.jamf;

import static fleetauditor.testkit.RuleAssert.assertRule;
import static fleetauditor.testkit.Tenant.emptyTenant;
import static fleetauditor.testkit.Tenant.tenant;

import fleetauditor.audit.Severity;
import fleetauditor.model.Dataset;
import fleetauditor.testkit.RuleAssert;
import fleetauditor.testkit.Tenant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MissingJamfAppsTest {
    private static final String CONNECTOR = "Cloud Connector for Device Compliance";
    private static final String REGISTRATION = "User registration app for Device Compliance";

    private final RuleAssert rule = assertRule(new MissingJamfApps());

    private static Tenant connected() {
        return tenant().compliancePartner("Jamf Device Compliance", p -> {});
    }

    @Test
    void passesWhenBothAppsAreThere() {
        rule.on(connected().app(CONNECTOR, a -> {}).app(REGISTRATION, a -> {}))
                .passes()
                .examines(1);
    }

    @Test
    void readsTheNamesWithoutRegardToCase() {
        rule.on(connected().app(CONNECTOR, a -> {}).app("User Registration App for Device Compliance", a -> {}))
                .passes();
    }

    @Test
    void findsThatTheConnectorAppIsMissing() {
        rule.on(connected().app(REGISTRATION, a -> {}).app(CONNECTOR + " (test)", a -> {}))
                .finds("Jamf Device Compliance")
                .withCause("connector-app")
                .withSeverity(Severity.HIGH)
                .seeing(CONNECTOR, "absent")
                .seeing(REGISTRATION, "enabled")
                .saying("cannot report compliance");
    }

    @Test
    void findsThatTheRegistrationAppIsDisabled() {
        rule.on(connected().app(CONNECTOR, a -> {}).app(REGISTRATION, a -> a.accountEnabled = false))
                .finds("Jamf Device Compliance")
                .withCause("registration-app")
                .seeing(REGISTRATION, "disabled")
                .saying("cannot register Macs");
    }

    @Test
    void findsThatBothAppsAreMissing() {
        rule.on(connected()).finds("Jamf Device Compliance").withCause("both").saying("both apps");
    }

    @Test
    void isContentWithOneEnabledAppOfSeveralWithTheName() {
        rule.on(connected()
                        .app(CONNECTOR, a -> a.accountEnabled = false)
                        .app(CONNECTOR.toUpperCase(java.util.Locale.ROOT), a -> {})
                        .app(REGISTRATION, a -> {}))
                .passes();
    }

    @Test
    void countsAnAppThatDoesNotSayWhetherItIsEnabled() {
        rule.on(connected().app(CONNECTOR, a -> a.accountEnabled = null).app(REGISTRATION, a -> {}))
                .passes();
    }

    @ParameterizedTest
    @ValueSource(strings = {"terminated", "unknown", "unresponsive"})
    void leavesOutConnectionsThatAreNotEnabled(String state) {
        rule.on(tenant().compliancePartner("Jamf Device Compliance", p -> p.partnerState = state))
                .isNotApplicable();
    }

    @Test
    void leavesOutOtherPartnersAndTheOldConnection() {
        rule.on(tenant().compliancePartner("Kandji", p -> {}).legacyPartner("Jamf", p -> {}))
                .isNotApplicable();
    }

    @Test
    void isNotApplicableToAnEmptyTenant() {
        rule.on(emptyTenant()).isNotApplicable();
    }

    @ParameterizedTest
    @ValueSource(strings = {"complianceManagementPartners", "servicePrincipals"})
    void isNotEvaluatedWithoutADatasetItNeeds(String name) {
        rule.on(connected().without(Dataset.named(name).orElseThrow())).isNotEvaluatedBecauseOf(name);
    }
}
