package fleetauditor.rules.certificate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The values that profiles give for one property, and which of them look like one value spelled in several ways: apart
 * from case and blanks at most two characters differ, and not digits only, since ca01 and ca02 are a pair.
 */
final class Spellings {
    private static final int TYPING_ERRORS = 2;

    private final Map<String, List<String>> preferred;

    private Spellings(Map<String, List<String>> preferred) {
        this.preferred = preferred;
    }

    /** @param values one for each profile that has a value; blank ones say nothing and are left out */
    static Spellings of(Stream<String> values) {
        var uses = new TreeMap<String, Integer>();
        values.filter(v -> !Blanks.isBlank(v)).forEach(v -> uses.merge(v, 1, Integer::sum));
        List<Spelling> spellings = uses.entrySet().stream()
                .map(e -> new Spelling(e.getKey(), fold(e.getKey()), e.getValue()))
                .toList();
        var preferred = new HashMap<String, List<String>>();
        for (Spelling one : spellings) {
            for (Spelling other : spellings) {
                if (!one.equals(other) && one.uses() <= other.uses() && isAlike(one.folded(), other.folded())) {
                    preferred
                            .computeIfAbsent(one.text(), text -> new ArrayList<>())
                            .add(other.text());
                }
            }
        }
        return new Spellings(preferred);
    }

    /** Other spellings of {@code value} that at least as many profiles use, sorted; empty when it is not the odd one. */
    List<String> preferredTo(@Nullable String value) {
        return Optional.ofNullable(value).map(preferred::get).orElse(List.of());
    }

    private record Spelling(String text, String folded, int uses) {}

    private static String fold(String text) {
        return Blanks.removed(text).toLowerCase(Locale.ROOT);
    }

    private static boolean isAlike(String a, String b) {
        return a.equals(b) || (differWithin(a, b, TYPING_ERRORS) && !differInDigitsOnly(a, b));
    }

    private static boolean differInDigitsOnly(String a, String b) {
        return a.replaceAll("\\p{Nd}", "").equals(b.replaceAll("\\p{Nd}", ""));
    }

    private static boolean differWithin(String a, String b, int edits) {
        return differWithin(a.codePoints().toArray(), 0, b.codePoints().toArray(), 0, edits);
    }

    /** Whether {@code edits} insertions, deletions or replacements turn the rest of {@code a} into that of {@code b}. */
    private static boolean differWithin(int[] a, int from, int[] b, int to, int edits) {
        int i = from;
        int j = to;
        while (i < a.length && j < b.length && a[i] == b[j]) {
            i++;
            j++;
        }
        int left = Math.max(a.length - i, b.length - j);
        if (left <= edits) {
            return true;
        }
        if (edits == 0) {
            return false;
        }
        return differWithin(a, i + 1, b, j + 1, edits - 1)
                || differWithin(a, i + 1, b, j, edits - 1)
                || differWithin(a, i, b, j + 1, edits - 1);
    }
}
