package fleetauditor.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldsTest {
    private static final String GUID = "87d349ed-44d7-43e1-9a83-5f2406dee5bd";

    @Test
    void propertiesComeInOrderAndTheUnreadAreSkipped() {
        List<String> names =
                read("{\"a\":1,\"b\":{\"x\":[1,{\"y\":2}]},\"c\":[[],{}],\"d\":\"e\",\"f\":null}", fields -> {
                    var list = new ArrayList<String>();
                    while (fields.next()) {
                        list.add(fields.name());
                    }
                    assertThat(fields.next()).as("stays at its end").isFalse();
                    return list;
                });

        assertThat(names).containsExactly("a", "b", "c", "d", "f");
    }

    @ParameterizedTest
    @CsvSource({"'\"text\"',text", "'\" text \"',' text '", "17,17", "true,true", "1.5,1.5"})
    void aTextIsTakenAsItStands(String json, String text) {
        assertThat(value(json, Fields::text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"\"", "\"  \"", "{}", "{\"a\":\"b\"}", "[]", "[\"a\"]"})
    void nothingIsNull(String json) {
        assertThat(value(json, Fields::text)).isNull();
        assertThat(value(json, Fields::uuid)).isNull();
        assertThat(value(json, Fields::instant)).isNull();
        assertThat(value(json, Fields::flag)).isNull();
        assertThat(value(json, Fields::number)).isZero();
        assertThat(value(json, Fields::sharedText)).isNull();
    }

    @Test
    void aRawTextKeepsItsBlanks() {
        assertThat(value("\"\"", Fields::rawText)).isEmpty();
        assertThat(value("\"  \"", Fields::rawText)).isEqualTo("  ");
        assertThat(value("null", Fields::rawText)).isNull();
        assertThat(value("{}", Fields::rawText)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-08-15T09:00:00Z,           2026-08-15T09:00:00Z",
        "2026-08-15T09:00:00.1234567Z,   2026-08-15T09:00:00.123456700Z",
        "2026-08-15T11:00:00+02:00,      2026-08-15T09:00:00Z",
        "9999-12-31T23:59:59Z,           9999-12-31T23:59:59Z"
    })
    void aTimeIsAPointInTime(String text, Instant instant) {
        assertThat(value("\"" + text + "\"", Fields::instant)).isEqualTo(instant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0001-01-01T00:00:00Z", "0001-12-31T23:59:59.9999999Z", "2026-08-15", "yesterday"})
    void aTimeThatMeansNothingIsNull(String text) {
        assertThat(value("\"" + text + "\"", Fields::instant)).isNull();
    }

    @Test
    void aGuidIsReadInAnyCase() {
        assertThat(value("\"" + GUID + "\"", Fields::uuid)).isEqualTo(UUID.fromString(GUID));
        assertThat(value("\"" + GUID.toUpperCase(java.util.Locale.ROOT) + "\"", Fields::uuid))
                .isEqualTo(UUID.fromString(GUID));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00000000-0000-0000-0000-000000000000",
                "1-2-3-4-5",
                "87d349ed44d743e19a835f2406dee5bd",
                "87d349ed-44d7-43e1-9a83-5f2406dee5bg",
                "x"
            })
    void whatIsNoGuidIsNull(String text) {
        assertThat(value("\"" + text + "\"", Fields::uuid)).isNull();
    }

    @Test
    void aFlagHasThreeStates() {
        assertThat(value("true", Fields::flag)).isTrue();
        assertThat(value("false", Fields::flag)).isFalse();
        assertThat(value("\"true\"", Fields::flag)).isNull();
    }

    @Test
    void aNumberMayBeWrittenAsText() {
        assertThat(value("42", Fields::number)).isEqualTo(42);
        assertThat(value("\"42\"", Fields::number)).isEqualTo(42);
        assertThat(value("64424509440", Fields::number)).isEqualTo(64_424_509_440L);
    }

    @Test
    void textsOfAnArrayLeaveOutWhatIsNone() {
        assertThat(value("[\"a\",null,{\"b\":[1]},[\"c\"],\"d\"]", Fields::texts))
                .containsExactly("a", "d");
        assertThat(value("null", Fields::texts)).isEmpty();
        assertThat(value("{\"a\":[1]}", Fields::texts)).isEmpty();
        assertThat(value("[\"" + GUID + "\",\"x\",null]", Fields::uuids)).containsExactly(UUID.fromString(GUID));
    }

    @Test
    void objectsOfAnArrayAreReadEachToItsEnd() {
        assertThat(firsts("[{\"a\":\"1\",\"rest\":{\"x\":[{}]}},{},null,[{\"a\":\"no\"}],7,{\"a\":\"2\"}]"))
                .containsExactly("1", "2");
        assertThat(firsts("null")).isEmpty();
        assertThat(firsts("{\"a\":\"1\"}")).isEmpty();
    }

    @Test
    void anInnerObjectMayBeReadInPartOrNotAtAll() {
        assertThat(inner("{\"x\":{\"y\":1},\"z\":\"2\"}")).isEqualTo("seen");
        assertThat(inner("null")).isNull();
        assertThat(inner("[1,2]")).isNull();
    }

    private static @Nullable List<String> firsts(String json) {
        RowParser<String> first = fields -> fields.next() ? fields.text() : null;
        return value(json, fields -> fields.objects(first));
    }

    private static @Nullable String inner(String json) {
        return value(json, fields -> fields.object(unread -> "seen"));
    }

    @Test
    void sharedTextsAreTheSameObject() throws IOException {
        var shared = new HashMap<String, String>();
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            try (JsonParser parser = new JsonFactory().createParser("{\"os\":\"Windows\"}")) {
                parser.nextToken();
                var fields = new Fields(parser, shared);
                fields.next();
                texts.add(fields.sharedText());
            }
        }

        assertThat(texts.get(0)).isEqualTo("Windows").isSameAs(texts.get(1));
    }

    @Test
    void aRequiredValueIsThereOrTheRowIsMalformed() {
        assertThat(Fields.required("x", "id")).isEqualTo("x");
        assertThatThrownBy(() -> Fields.required(null, "id"))
                .isInstanceOf(MalformedRowException.class)
                .hasMessage("an object has no readable 'id'");
    }

    /** Reads {@code json} as a property between two others, which must not be disturbed. */
    private static <T> @Nullable T value(String json, RowParser<T> reading) {
        return read("{\"before\":{},\"value\":" + json + ",\"after\":\"end\"}", fields -> {
            assertThat(fields.next()).isTrue();
            assertThat(fields.next()).isTrue();
            T value = reading.parse(fields);
            assertThat(fields.next()).isTrue();
            assertThat(fields.name()).isEqualTo("after");
            assertThat(fields.text()).isEqualTo("end");
            assertThat(fields.next()).isFalse();
            return value;
        });
    }

    private static <T> @Nullable T read(String json, RowParser<T> reading) {
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            parser.nextToken();
            return reading.parse(new Fields(parser));
        } catch (IOException e) {
            throw new AssertionError(json, e);
        }
    }
}
