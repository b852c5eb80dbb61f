package fleetauditor.rules.device;

import static fleetauditor.testkit.RuleAssert.assertRule;
import static fleetauditor.testkit.Tenant.emptyTenant;
import static fleetauditor.testkit.Tenant.tenant;

import fleetauditor.audit.Severity;
import fleetauditor.audit.Violation.Confidence;
import fleetauditor.model.Dataset;
import fleetauditor.testkit.EntraDeviceSpec;
import fleetauditor.testkit.RuleAssert;
import java.util.function.Consumer;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class DualRegisteredPcTest {
    private final RuleAssert rule = assertRule(new DualRegisteredPc());

    private static final Consumer<EntraDeviceSpec> HYBRID = d -> d.trustType = "ServerAd";

    private static Consumer<EntraDeviceSpec> registeredAs(String name) {
        return d -> {
            d.trustType = "Workplace";
            d.displayName = name;
        };
    }

    @Test
    void findsAHybridPcWithARegisteredTwin() {
        var found = rule.on(tenant().entraDevice("PC-1", HYBRID).entraDevice("twin", registeredAs("pc-1")))
                .finds("PC-1")
                .withSeverity(Severity.MEDIUM)
                .relatedTo("pc-1")
                .saying("hybrid joined and also registered");
        Assertions.assertThat(found.finding().violation().confidence()).isEqualTo(Confidence.INFERENCE);
    }

    @Test
    void namesEveryTwinInOneFinding() {
        rule.on(tenant().entraDevice("PC-1", HYBRID)
                        .entraDevice("one", registeredAs("PC-1"))
                        .entraDevice("two", registeredAs("Pc-1")))
                .finds("PC-1")
                .relatedTo("PC-1", "Pc-1");
    }

    @Test
    void makesAFindingForEachHybridPcOfTheName() {
        rule.on(tenant().entraDevice("PC-1", HYBRID)
                        .entraDevice("other", HYBRID.andThen(d -> d.displayName = "PC-1"))
                        .entraDevice("twin", registeredAs("PC-1")))
                .findsAll("PC-1", "PC-1");
    }

    @Test
    void passesAHybridPcWithoutATwin() {
        rule.on(tenant().entraDevice("PC-1", HYBRID).entraDevice("twin", registeredAs("PC-2")))
                .passes()
                .examines(1);
    }

    @Test
    void leavesOutDisabledTwinsAndOtherSystems() {
        rule.on(tenant().entraDevice("PC-1", HYBRID)
                        .entraDevice("off", registeredAs("PC-1").andThen(d -> d.accountEnabled = false))
                        .entraDevice("phone", registeredAs("PC-1").andThen(d -> d.operatingSystem = "iPad")))
                .passes();
    }

    @Test
    void leavesOutDisabledHybridPcsAndCloudPcs() {
        rule.on(tenant().entraDevice("OFF", HYBRID.andThen(d -> d.accountEnabled = false))
                        .entraDevice("CLOUD", d -> {})
                        .entraDevice("twin", registeredAs("OFF"))
                        .entraDevice("twin2", registeredAs("CLOUD")))
                .isNotApplicable();
    }

    @Test
    void neverMatchesBlankNames() {
        rule.on(tenant().entraDevice("PC-1", HYBRID.andThen(d -> d.displayName = ""))
                        .entraDevice("twin", registeredAs("")))
                .isNotApplicable();
    }

    @Test
    void isNotEvaluatedWithoutEntraDevices() {
        rule.on(tenant().without(Dataset.ENTRA_DEVICES)).isNotEvaluatedBecauseOf("entraDevices");
    }

    @Test
    void isNotApplicableWithoutHybridDevices() {
        rule.on(emptyTenant()).isNotApplicable();
    }
}
