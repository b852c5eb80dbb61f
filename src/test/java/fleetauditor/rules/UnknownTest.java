package fleetauditor.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnknownTest {
    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "unknown", "Unknown"})
    void nothingAndTheWordUnknownSayNothing(String value) {
        assertThat(Unknown.is(value)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"enabled", "unknown error", "0"})
    void anyOtherValueSaysSomething(String value) {
        assertThat(Unknown.is(value)).isFalse();
    }
}
