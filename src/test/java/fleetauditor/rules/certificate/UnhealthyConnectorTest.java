package fleetauditor.rules.certificate;

import static fleetauditor.testkit.RuleAssert.assertRule;
import static fleetauditor.testkit.Tenant.daysAgo;
import static fleetauditor.testkit.Tenant.emptyTenant;
import static fleetauditor.testkit.Tenant.hoursAgo;
import static fleetauditor.testkit.Tenant.tenant;

import fleetauditor.audit.Severity;
import fleetauditor.model.Connector.Kind;
import fleetauditor.model.Dataset;
import fleetauditor.testkit.ConnectorSpec;
import fleetauditor.testkit.RuleAssert;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class UnhealthyConnectorTest {
    private final RuleAssert rule =
            assertRule(new UnhealthyConnector(new UnhealthyConnector.Limits(Duration.ofHours(24))));

    private RuleAssert.On on(Consumer<ConnectorSpec> change) {
        return rule.on(tenant().connector("NDES-1", change));
    }

    @Test
    void passesAConnectorInContact() {
        on(c -> {}).passes().examines(1);
    }

    @Test
    void findsAnInactiveConnector() {
        on(c -> c.state = "Inactive")
                .finds("NDES-1")
                .withCause("inactive")
                .withSeverity(Severity.HIGH)
                .seeing("state", "Inactive")
                .seeing("machineName", "NDES-1.contoso.com")
                .saying("NDES-1 on NDES-1.contoso.com is inactive");
    }

    @Test
    void findsAConnectorThatWasSilentForMoreThanADay() {
        on(c -> c.lastContactDateTime = hoursAgo(24)).passes();
        on(c -> c.lastContactDateTime = hoursAgo(24).minusSeconds(1))
                .finds("NDES-1")
                .withCause("no-contact")
                .seeing("lastConnectionDateTime", hoursAgo(24).minusSeconds(1))
                .saying("last in contact on 2026-08-14 08:59 UTC");
    }

    @Test
    void namesThePropertyOfTheOtherCollection() {
        on(c -> {
                    c.kind = Kind.CERTIFICATE;
                    c.state = null;
                    c.machineName = null;
                    c.lastContactDateTime = daysAgo(2);
                })
                .finds("NDES-1")
                .withCause("no-contact")
                .seeing("lastCheckinDateTime", daysAgo(2))
                .saying("NDES-1 on NDES-1 was last in contact");
    }

    @Test
    void callsAnInactiveSilentConnectorInactive() {
        on(c -> {
                    c.state = "inactive";
                    c.lastContactDateTime = daysAgo(2);
                })
                .finds("NDES-1")
                .withCause("inactive");
        on(c -> {
                    c.state = "inactive";
                    c.lastContactDateTime = null;
                })
                .finds("NDES-1")
                .withCause("inactive")
                .saying("inactive");
    }

    @Test
    void leavesOutAConnectorWhoseLastContactIsUnknown() {
        on(c -> c.lastContactDateTime = null).passes();
        on(c -> {
                    c.state = "none";
                    c.lastContactDateTime = null;
                })
                .passes();
    }

    @Test
    void isNotApplicableWithoutConnectors() {
        rule.on(emptyTenant()).isNotApplicable();
    }

    @Test
    void isNotEvaluatedWithoutConnectorData() {
        rule.on(tenant().connector("NDES-1", c -> {}).without(Dataset.CERTIFICATE_CONNECTORS))
                .isNotEvaluatedBecauseOf("certificateConnectors");
    }
}
