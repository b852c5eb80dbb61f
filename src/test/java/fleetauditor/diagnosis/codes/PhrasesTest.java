package fleetauditor.diagnosis.codes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhrasesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Your request is throttled temporarily. Please try after 300 seconds. | EC-039",
                "AADSTS90002: Tenant 7b1c2d3e not found. This may happen if there are no active subscriptions | EC-040",
                "The device object by the given id (4711) isn't found. | EC-041",
                "The device object by the given id (4711) is not found. | EC-041",
                "The verification of the target computer’s SID 's failed | EC-042"
            })
    void serverMessagesAreKnownWhateverStandsBetween(String message, String id) {
        assertThat(Phrases.server().in("DirectoryError: " + message))
                .map(CodeEntry::id)
                .contains(id);
    }

    @ParameterizedTest
    @CsvSource({
        "'Unable to connect to Microsoft', 'Intune. Check your Microsoft Intune Integration configuration.'",
        "'12:01 Unable to conn', 'ect to Microsoft Intune. Check your Microsoft Intune Integration configuration'"
    })
    void aMessageMayBreakOverLines(String line, String next) {
        assertThat(Phrases.logs().beginningIn(Phrases.squash(line), Phrases.squash(next)))
                .extracting(CodeEntry::id)
                .containsExactly("EC-068");
    }
}
