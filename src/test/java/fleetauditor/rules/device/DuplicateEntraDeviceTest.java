package fleetauditor.rules.device;

import static fleetauditor.testkit.RuleAssert.assertRule;
import static fleetauditor.testkit.Tenant.daysAgo;
import static fleetauditor.testkit.Tenant.emptyTenant;
import static fleetauditor.testkit.Tenant.tenant;
import static org.assertj.core.api.Assertions.assertThat;

import fleetauditor.audit.Finding;
import fleetauditor.audit.Severity;
import fleetauditor.audit.Violation.Confidence;
import fleetauditor.model.Dataset;
import fleetauditor.testkit.EntraDeviceSpec;
import fleetauditor.testkit.Ids;
import fleetauditor.testkit.RuleAssert;
import fleetauditor.testkit.Tenant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DuplicateEntraDeviceTest {
    private final RuleAssert rule = assertRule(new DuplicateEntraDevice());

    /** NEW and OLD are the same hardware; OLD is changed by the test. */
    private static Tenant oneMachineTwice(Consumer<EntraDeviceSpec> old) {
        return tenant().entraDevice("NEW", d -> d.hardwareId = "h:1").entraDevice("OLD", d -> {
            d.hardwareId = "h:1";
            d.approximateLastSignInDateTime = daysAgo(60);
            old.accept(d);
        });
    }

    /** Hybrid devices without a hardware id, by name. */
    private static Tenant hybrid(String... names) {
        var tenant = tenant();
        for (int i = 0; i < names.length; i++) {
            int n = i;
            tenant.entraDevice(names[i], d -> {
                d.id = Ids.id("entraDevice", "hybrid " + n);
                d.trustType = "ServerAd";
                d.hardwareId = null;
                d.approximateLastSignInDateTime = daysAgo(n + 1);
            });
        }
        return tenant;
    }

    @Test
    void findsTwoDevicesOfOneHardwareAndKeepsTheNewest() {
        var found = rule.on(oneMachineTwice(d -> {}))
                .finds("NEW")
                .withSeverity(Severity.LOW)
                .relatedTo("OLD")
                .seeing("physicalIds", List.of("[HWID]:h:1"))
                .seeing("deviceId", Ids.deviceId("NEW").toString())
                .seeing("approximateLastSignInDateTime", daysAgo(1))
                .saying("older duplicates in Entra: 1, the newest of them OLD");
        assertThat(found.finding().violation().confidence()).isEqualTo(Confidence.GRAPH_FACT);
    }

    @Test
    void makesOneFindingOfThreeDevicesWhateverTheirOrder() {
        for (long seed = 0; seed < 6; seed++) {
            Finding finding = rule.on(oneMachineTwice(d -> {})
                            .entraDevice("UNKNOWN", d -> {
                                d.hardwareId = "h:1";
                                d.approximateLastSignInDateTime = null;
                            })
                            .shuffled(seed))
                    .finds("NEW")
                    .finding();
            assertThat(finding.related().stream().map(s -> s.name())).containsExactly("OLD", "UNKNOWN");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void keepsTheFirstByIdWhenNoSignInIsNewer(boolean known) {
        for (long seed = 0; seed < 4; seed++) {
            var tenant = tenant();
            for (String name : List.of("B", "A", "C")) {
                tenant.entraDevice(name, d -> {
                    d.id = new UUID(0, name.charAt(0));
                    d.hardwareId = "h:1";
                    d.approximateLastSignInDateTime = known ? daysAgo(9) : null;
                });
            }
            rule.on(tenant.shuffled(seed)).finds("A").relatedTo("B", "C");
        }
    }

    @Test
    void findsHybridDevicesOfOneNameWithoutHardwareId() {
        var found = rule.on(hybrid("SAME-NAME", "same-name")).finds("SAME-NAME").relatedTo("same-name");
        assertThat(found.finding().violation().confidence()).isEqualTo(Confidence.INFERENCE);
    }

    @Test
    void neverGroupsADeviceWithAndOneWithoutHardwareId() {
        rule.on(hybrid("SAME-NAME").entraDevice("same-name", d -> d.trustType = "ServerAd"))
                .passes()
                .examines(2);
    }

    @Test
    void ignoresTheNameOfDevicesThatAreNotHybrid() {
        rule.on(tenant().entraDevice("NAME", d -> d.hardwareId = null).entraDevice("name", d -> d.hardwareId = null))
                .isNotApplicable();
    }

    @Test
    void expectsTheHybridAndTheCloudObjectOfAnAutopilotPc() {
        rule.on(oneMachineTwice(d -> d.trustType = "ServerAd")).passes();
    }

    @Test
    void tellsOperatingSystemsApart() {
        rule.on(oneMachineTwice(d -> d.operatingSystem = "Linux")).passes();
        rule.on(oneMachineTwice(d -> d.operatingSystem = "WINDOWS")).finds("NEW");
        rule.on(oneMachineTwice(d -> d.operatingSystem = null)).passes();
    }

    @Test
    void leavesOutDisabledAndPendingDevices() {
        rule.on(oneMachineTwice(d -> d.accountEnabled = false)).passes();
        rule.on(oneMachineTwice(d -> d.accountEnabled = null)).passes();
        rule.on(hybrid("NAME").entraDevice("name", d -> {
                    d.trustType = "ServerAd";
                    d.hardwareId = null;
                    d.hasKeys = false;
                }))
                .passes()
                .examines(1);
    }

    @Test
    void ignoresDevicesWithoutTrustTypeOrName() {
        rule.on(oneMachineTwice(d -> d.trustType = null)).passes();
        rule.on(hybrid("", "")).isNotApplicable();
    }

    @Test
    void isNotEvaluatedWithoutEntraDevices() {
        rule.on(tenant().without(Dataset.ENTRA_DEVICES)).isNotEvaluatedBecauseOf("entraDevices");
    }

    @Test
    void isNotApplicableWithoutDevices() {
        rule.on(emptyTenant()).isNotApplicable();
    }
}
