package fleetauditor.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LastRunsTest {
    private static final Instant NIGHT = Instant.parse("2026-08-15T02:30:00Z");

    @TempDir
    private Path folder;

    @Test
    void aRunIsRememberedAlsoByTheNextProcess() {
        new LastRuns(state()).note("contoso", NIGHT);

        assertThat(new LastRuns(state()).of("contoso")).contains(NIGHT);
    }

    @Test
    void theLastRunIsTheOneThatCounts() throws IOException {
        var runs = new LastRuns(state());
        runs.note("contoso", NIGHT);
        runs.note("contoso", NIGHT.plusSeconds(1));

        assertThat(runs.of("contoso")).contains(NIGHT.plusSeconds(1));
        assertThat(files()).hasSize(1);
    }

    @Test
    void whatNeverRanHasNoLastRun() {
        assertThat(new LastRuns(state()).of("contoso")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../../etc/passwd", "/etc/passwd", "a/b", "a\\b", "..", "", " ", "CON", "営業部", "a\nb", "*?<>|:"})
    void noNameLeavesTheFolder(String name) throws IOException {
        var runs = new LastRuns(state());

        runs.note(name, NIGHT);

        assertThat(runs.of(name)).contains(NIGHT);
        assertThat(files()).singleElement().asString().matches("last-run-[A-Za-z0-9-]+\\.txt");
        try (Stream<Path> around = Files.list(folder)) {
            assertThat(around).containsExactly(state());
        }
    }

    @Test
    void namesThatLookAlikeAreKeptApart() {
        var runs = new LastRuns(state());
        List<String> names = List.of("a b", "a-b", "a_b", "A b", "x".repeat(300) + "1", "x".repeat(300) + "2");

        for (int i = 0; i < names.size(); i++) {
            runs.note(names.get(i), NIGHT.plusSeconds(i));
        }

        for (int i = 0; i < names.size(); i++) {
            assertThat(runs.of(names.get(i))).contains(NIGHT.plusSeconds(i));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "2026-08-15", "\u0000"})
    void aNoteThatCannotBeReadIsNone(String text) throws IOException {
        var runs = new LastRuns(state());
        runs.note("contoso", NIGHT);
        Files.writeString(state().resolve(files().get(0)), text);

        assertThat(runs.of("contoso")).isEmpty();
        runs.note("contoso", NIGHT);
        assertThat(runs.of("contoso")).contains(NIGHT);
    }

    @Test
    void aNoteThatCannotBeWrittenIsToldAndLeavesNothingBehind() throws IOException {
        var runs = new LastRuns(state());
        runs.note("contoso", NIGHT);
        Path note = state().resolve(files().get(0));
        Files.delete(note);
        Files.createDirectories(note.resolve("in the way"));

        assertThatThrownBy(() -> runs.note("contoso", NIGHT))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(state().toString());
        assertThat(files()).containsExactly(note.getFileName().toString());
    }

    private Path state() {
        return folder.resolve("state");
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(state())) {
            return files.map(f -> f.getFileName().toString()).toList();
        }
    }
}
