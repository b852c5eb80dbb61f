package fleetauditor.kept;

import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Records with anything in them that their types allow, made of a seed. */
final class AnyRecord {
    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "compliant",
            "=cmd|'/c calc'!A1 <script>\"</script> \u0000\u0007\u001B",
            "next\nline\r\n{\"end\":true}\n",
            "\u202Etxt.exe\u202C \uFFFE \u2028",
            "\uD83D\uDE00",
            "half \uD83D of one",
            "\uDE00",
            "x".repeat(100_000));
    private static final List<Instant> TIMES = List.of(
            Instant.EPOCH,
            Instant.MIN,
            Instant.MAX,
            Instant.parse("2026-08-15T09:00:00.123456789Z"),
            Instant.parse("9999-12-31T23:59:59.9999999Z"));

    private final Random random;

    AnyRecord(long seed) {
        this.random = new Random(seed);
    }

    <T> T of(Class<T> type) {
        try {
            RecordComponent[] components = type.getRecordComponents();
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            var constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(
                    Arrays.stream(components).map(this::value).toArray());
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private @Nullable Object value(RecordComponent component) {
        AnnotatedType type = component.getAnnotatedType();
        return type.isAnnotationPresent(Nullable.class) && random.nextInt(3) == 0 ? null : value(type.getType());
    }

    private Object value(Type type) {
        if (type instanceof ParameterizedType list) {
            var values = new ArrayList<Object>();
            for (int i = random.nextInt(4); i > 0; i--) {
                values.add(value(list.getActualTypeArguments()[0]));
            }
            return list.getRawType() == Set.class ? new HashSet<>(values) : values;
        }
        var raw = (Class<?>) type;
        if (raw.isRecord()) {
            return of(raw);
        }
        if (raw.isEnum()) {
            return pick(Arrays.asList(raw.getEnumConstants()));
        }
        if (raw == String.class) {
            return pick(TEXTS);
        }
        if (raw == UUID.class) {
            return new UUID(random.nextLong(), random.nextLong());
        }
        if (raw == Instant.class) {
            return pick(TIMES);
        }
        if (raw == Duration.class) {
            return Duration.ofNanos(random.nextLong());
        }
        if (raw == boolean.class || raw == Boolean.class) {
            return random.nextBoolean();
        }
        if (raw == int.class) {
            return random.nextInt();
        }
        if (raw == long.class) {
            return random.nextLong();
        }
        throw new AssertionError("a type that is not kept yet: " + raw);
    }

    private Object pick(List<?> values) {
        return values.get(random.nextInt(values.size()));
    }
}
