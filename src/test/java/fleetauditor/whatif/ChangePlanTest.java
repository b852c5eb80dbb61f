package fleetauditor.whatif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fleetauditor.config.ConfigException;
import fleetauditor.whatif.StepRequest.UserReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangePlanTest {
    @TempDir
    private Path folder;

    @Test
    void readsStepsInOrder() throws IOException {
        Files.writeString(folder.resolve("leavers.csv"), "userPrincipalName\nann@contoso.com\n");

        List<StepRequest> steps = plan("""
                steps:
                  - swap: SPE_E5=SPE_E3
                    group: Sales EMEA
                  - remove: Microsoft 365 E3
                    users: leavers.csv
                  - disable-plan: SPE_E3:INTUNE_A
                    everyone: true
                  - remove-from-group: Licenses
                    users: [bob@contoso.com, zoe@contoso.com]
                  - lapse: SPE_E3
                """);

        assertThat(steps)
                .extracting(StepRequest::kind)
                .containsExactly("swap", "remove", "disable-plan", "remove-from-group", "lapse");
        assertThat(steps.get(0).who().groups()).containsExactly("Sales EMEA");
        assertThat(steps.get(1).value()).isEqualTo("Microsoft 365 E3");
        assertThat(steps.get(1).who().users())
                .containsExactly(new UserReference("ann@contoso.com", "leavers.csv, line 2"));
        assertThat(steps.get(2).who().everyone()).isTrue();
        assertThat(steps.get(3).who().users())
                .extracting(UserReference::text)
                .containsExactly("bob@contoso.com", "zoe@contoso.com");
        assertThat(steps.get(4).who()).isEqualTo(StepRequest.Who.NOBODY);
    }

    @Test
    void namesEveryMistakeAtOnce() {
        assertThatThrownBy(() -> plan("""
                        steps:
                          - remvoe: SPE_E3
                            everyone: true
                          - remove: SPE_E3
                            lapse: SPE_E3
                          - everyone: true
                          - remove: SPE_E3
                            everyone: perhaps
                          - remove: SPE_E3
                            users: leavers.csv
                        """))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("steps[0].remvoe: no such key; did you mean remove")
                .hasMessageContaining("step 2: names several things to do: remove, lapse")
                .hasMessageContaining("step 3: names nothing to do")
                .hasMessageContaining("step 4: everyone must be true or false")
                .hasMessageContaining("leavers.csv: neither a file, a sign-in name nor an object id");
    }

    @Test
    void refusesAPlanWithoutSteps() {
        assertThatThrownBy(() -> plan("")).hasMessageContaining("has no steps");
        assertThatThrownBy(() -> plan("- remove: SPE_E3\n")).isInstanceOf(ConfigException.class);
        assertThatThrownBy(() -> ChangePlan.read(folder.resolve("nowhere.yaml")))
                .hasMessageContaining("there is no such file");
        assertThatThrownBy(() -> ChangePlan.read(folder)).hasMessageContaining("is a folder; name a file");
    }

    @Test
    void readsUsersSeparatedByCommas() {
        assertThat(ChangePlan.users("ann@contoso.com, 0f9d1f5c-6f3a-4d1e-8d56-0a8f4a1c2b3d", folder))
                .extracting(UserReference::text)
                .containsExactly("ann@contoso.com", "0f9d1f5c-6f3a-4d1e-8d56-0a8f4a1c2b3d");
    }

    private List<StepRequest> plan(String yaml) throws IOException {
        return ChangePlan.read(Files.writeString(folder.resolve("change.yaml"), yaml));
    }
}
