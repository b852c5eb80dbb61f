package fleetauditor.rules.compliance;

import static fleetauditor.testkit.RuleAssert.assertRule;
import static fleetauditor.testkit.Tenant.emptyTenant;
import static fleetauditor.testkit.Tenant.tenant;

import fleetauditor.audit.Severity;
import fleetauditor.model.Dataset;
import fleetauditor.testkit.RuleAssert;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompliantDeviceNotDemandedTest {
    private static final String TRIAL = "enabledForReportingButNotEnforced";
    private final RuleAssert rule = assertRule(new CompliantDeviceNotDemanded());

    @Test
    void findsATenantWithoutAnyPolicy() {
        rule.on(tenant())
                .finds("Contoso")
                .withCause("no-policy")
                .withSeverity(Severity.MEDIUM)
                .saying("policies in all: 0");
    }

    @Test
    void findsATenantWhosePoliciesDemandOtherThings() {
        rule.on(tenant().conditionalAccess("MFA for all", "enabled", "mfa")
                        .conditionalAccess("Sign in every 8 h", "enabled")
                        .conditionalAccess("Compliant device (old)", "disabled", "compliantDevice"))
                .finds("Contoso")
                .withCause("no-policy")
                .seeing("disabled", List.of("Compliant device (old)"))
                .saying("policies in all: 3");
    }

    @Test
    void findsATenantThatDemandsItOnTrialOnly() {
        rule.on(tenant().conditionalAccess("Trial B", TRIAL, "mfa", "compliantDevice")
                        .conditionalAccess("Trial A", TRIAL.toUpperCase(Locale.ROOT), "COMPLIANTDEVICE")
                        .conditionalAccess("Compliant device (old)", "disabled", "compliantDevice"))
                .finds("Contoso")
                .withCause("report-only")
                .seeing(TRIAL, List.of("Trial A", "Trial B"))
                .seeing("disabled", List.of("Compliant device (old)"))
                .saying("Trial A, Trial B");
    }

    @Test
    void passesATenantWithOneEnabledPolicy() {
        rule.on(tenant().conditionalAccess("Trial", TRIAL, "compliantDevice")
                        .conditionalAccess("Compliant or MFA", "Enabled", "mfa", "compliantDevice"))
                .passes();
    }

    @ParameterizedTest
    @ValueSource(strings = {"conditionalAccessPolicies", "organization"})
    void isNotEvaluatedWithoutADatasetItNeeds(String name) {
        rule.on(tenant().without(Dataset.named(name).orElseThrow())).isNotEvaluatedBecauseOf(name);
    }

    @Test
    void isNotApplicableWhenGraphNamesNoTenant() {
        rule.on(emptyTenant()).isNotApplicable();
    }
}
