package fleetauditor.diagnosis.read;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds UTC times in text: {@code 2026-05-10 04:18:52.000 UTC}, {@code 2026-05-10T04:18:52Z}, with or without parts. */
public final class Times {
    private static final Pattern TIME = Pattern.compile(
            "(?<!\\d)(\\d{4})-(\\d{2})-(\\d{2})[ T](\\d{2}):(\\d{2})(?::(\\d{2})(?:[.,](\\d{1,9}))?)?(\\s?UTC|Z)?");

    private Times() {}

    /** The first time in the text, taken as UTC. */
    public static Optional<Instant> first(String text) {
        List<Instant> all = all(text, false);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(0));
    }

    /**
     * Every time in the text.
     *
     * @param markedOnly leave out those that do not say UTC or Z
     */
    public static List<Instant> all(String text, boolean markedOnly) {
        var times = new ArrayList<Instant>();
        Matcher m = TIME.matcher(text);
        while (m.find()) {
            if (!markedOnly || m.group(8) != null) {
                time(m).ifPresent(times::add);
            }
        }
        return times;
    }

    private static Optional<Instant> time(Matcher m) {
        try {
            int second = m.group(6) == null ? 0 : Integer.parseInt(m.group(6));
            String fraction = m.group(7) == null ? "0" : m.group(7);
            int nanos = Integer.parseInt((fraction + "000000000").substring(0, 9));
            return Optional.of(LocalDateTime.of(
                            Integer.parseInt(m.group(1)),
                            Integer.parseInt(m.group(2)),
                            Integer.parseInt(m.group(3)),
                            Integer.parseInt(m.group(4)),
                            Integer.parseInt(m.group(5)),
                            second,
                            nanos)
                    .toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
