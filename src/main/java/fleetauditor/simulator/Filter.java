package fleetauditor.simulator;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A parsed {@code $filter}.
 *
 * @see <a href="https://learn.microsoft.com/graph/filter-query-parameter">Filter with Microsoft Graph</a>
 */
sealed interface Filter extends Predicate<Row> {

    /** Both sides. */
    record And(Filter left, Filter right) implements Filter {
        @Override
        public boolean test(Row row) {
            return left.test(row) && right.test(row);
        }
    }

    /** Either side. */
    record Or(Filter left, Filter right) implements Filter {
        @Override
        public boolean test(Row row) {
            return left.test(row) || right.test(row);
        }
    }

    /** The opposite. */
    record Not(Filter inner) implements Filter {
        @Override
        public boolean test(Row row) {
            return !inner.test(row);
        }
    }

    /** A property against a value: eq, ne, gt, ge, lt, le. */
    record Compare(String path, String operator, @Nullable Object value) implements Filter {
        @Override
        public boolean test(Row row) {
            Object actual = valueAt(row, path);
            if (operator.equals("eq") || operator.equals("ne")) {
                return same(actual, value) == operator.equals("eq");
            }
            if (actual == null || value == null) {
                return false;
            }
            int order = order(actual, value);
            return switch (operator) {
                case "gt" -> order > 0;
                case "ge" -> order >= 0;
                case "lt" -> order < 0;
                default -> order <= 0;
            };
        }
    }

    /** A property among values. */
    record In(String path, List<Object> values) implements Filter {
        @Override
        public boolean test(Row row) {
            Object actual = valueAt(row, path);
            return values.stream().anyMatch(v -> same(actual, v));
        }
    }

    /** startswith, endswith, contains; case does not count. */
    record Matches(String function, String path, String text) implements Filter {
        @Override
        public boolean test(Row row) {
            Object actual = valueAt(row, path);
            if (actual == null) {
                return false;
            }
            String have = fold(actual);
            String want = fold(text);
            return switch (function) {
                case "startswith" -> have.startsWith(want);
                case "endswith" -> have.endsWith(want);
                default -> have.contains(want);
            };
        }
    }

    /** An element of a collection that passes; any element at all when there is no inner filter. */
    record Any(String path, @Nullable Filter inner) implements Filter {
        @Override
        public boolean test(Row row) {
            if (!(valueAt(row, path) instanceof List<?> list)) {
                return false;
            }
            return list.stream().anyMatch(this::passes);
        }

        private boolean passes(Object element) {
            if (inner == null) {
                return true;
            }
            return inner.test(element instanceof Row row ? row : Row.part().with("", element));
        }
    }

    /** @throws GraphRefusal 400 when it is not a filter */
    static Filter parse(String text) {
        return new FilterParser(text).parse();
    }

    private static @Nullable Object valueAt(Row row, String path) {
        Object value = row;
        for (String step : path.split("/", -1)) {
            value = value instanceof Row inner ? inner.get(step) : null;
        }
        return value;
    }

    private static boolean same(@Nullable Object actual, @Nullable Object wanted) {
        if (actual == null || wanted == null) {
            return actual == wanted;
        }
        return order(actual, wanted) == 0;
    }

    private static int order(Object actual, Object wanted) {
        if (actual instanceof Instant instant) {
            return instant.compareTo(instant(wanted.toString()));
        }
        if (actual instanceof Number number && wanted instanceof Number other) {
            return Long.compare(number.longValue(), other.longValue());
        }
        return fold(actual).compareTo(fold(wanted));
    }

    /** @throws GraphRefusal 400 when the text is not a date and time */
    static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw GraphRefusal.badRequest("Invalid filter clause: '" + text + "' is not a date and time.");
        }
    }

    private static String fold(Object value) {
        return value.toString().toLowerCase(Locale.ROOT);
    }
}
