package fleetauditor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fleetauditor.config.ConfigException;
import fleetauditor.config.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoreConfigTest {
    @Test
    void withoutSettingsItIsOneFileThatKeepsFourHundredDays() {
        StoreConfig config = read(Map.of());

        assertThat(config.url()).isEqualTo("jdbc:sqlite:data/fleet-auditor.db");
        assertThat(config.file()).contains(Path.of("data/fleet-auditor.db"));
        assertThat(config.retention()).isEqualTo(Duration.ofDays(400));
        assertThat(config.password()).isNull();
    }

    @Test
    void postgresqlHasUserAndPassword() {
        StoreConfig config = read(Map.of(
                "store.url", "jdbc:postgresql://db/fleet?sslmode=verify-full",
                "store.user", "auditor",
                "store.password", "hunter2",
                "store.retention", "90d"));

        assertThat(config.isSqlite()).isFalse();
        assertThat(config.file()).isEmpty();
        assertThat(config.withoutParameters()).isEqualTo("jdbc:postgresql://db/fleet");
        assertThat(config.toString()).doesNotContain("hunter2");
        assertThat(config.retention()).isEqualTo(Duration.ofDays(90));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mysql://db", "jdbc:h2:mem:x", "data/store.db", "jdbc:"})
    void otherDatabasesAreRefused(String url) {
        assertThatThrownBy(() -> read(Map.of("store.url", url)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("neither jdbc:sqlite:... nor jdbc:postgresql:...");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://db/fleet?user=a&password=hunter2",
                "jdbc:postgresql://db/fleet?sslpassword=hunter2&user=a",
                "jdbc:postgresql://a:hunter2@db/fleet"
            })
    void aPasswordInTheUrlIsRefusedAndNotRepeated(String url) {
        assertThatThrownBy(() -> read(Map.of("store.url", url)))
                .hasMessageContaining("FLEET_AUDITOR_STORE_PASSWORD")
                .hasMessageContaining("***")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void noPasswordOfAnotherDatabaseIsRepeatedEither() {
        assertThatThrownBy(() -> read(Map.of("store.url", "jdbc:mysql://a:hunter2@db/fleet")))
                .hasMessageContaining("store.url = 'jdbc:mysql://***@db/fleet'")
                .hasMessageNotContaining("hunter2");
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:sqlite::memory:, true",
        "jdbc:sqlite:, true",
        "jdbc:sqlite:a.db, false",
        "jdbc:postgresql:a, false"
    })
    void aDatabaseInMemoryHasNoFile(String url, boolean inMemory) {
        var config = new StoreConfig(url);

        assertThat(config.isInMemory()).isEqualTo(inMemory);
        assertThat(config.file().isPresent()).isEqualTo(url.endsWith("a.db"));
    }

    private static StoreConfig read(Map<String, String> given) {
        var settings = new Settings(given);
        StoreConfig config = StoreConfig.from(settings);
        settings.finish();
        return config;
    }
}
