package fleetauditor.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fleetauditor.alert.Alert.Excel;
import fleetauditor.text.Language;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

class AlertTest {
    @Test
    void comesOutOfTheOutboxAsItWentIn() {
        Alert alert = Samples.hostile();
        var whole = new Alert(alert.kind(), alert.body(), alert.letter(), new Excel("/a/b.xlsx", "attached", "named"));

        assertThat(Alert.of(whole.payload())).isEqualTo(whole);
        assertThat(Alert.of(alert.payload())).isEqualTo(alert);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not JSON", "[]", "{}", "{\"body\":{}}"})
    void somethingElseIsNotTaken(String payload) {
        assertThatThrownBy(() -> Alert.of(payload)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void itsTextsAreThereInEveryLanguage() throws IOException {
        assertThat(keys(Language.JA)).isEqualTo(keys(Language.EN)).isNotEmpty();
    }

    private static TreeSet<String> keys(Language language) throws IOException {
        String path = "/fleetauditor/texts/" + language.key() + "/alert.yaml";
        try (InputStream in = Objects.requireNonNull(Alert.class.getResourceAsStream(path))) {
            var keys = new TreeSet<String>();
            collect("", new Yaml().load(in), keys);
            return keys;
        }
    }

    private static void collect(String prefix, Map<?, ?> map, TreeSet<String> keys) {
        map.forEach((key, value) -> {
            if (value instanceof Map<?, ?> below) {
                collect(prefix + key + ".", below, keys);
            } else {
                keys.add(prefix + key);
            }
        });
    }
}
