package fleetauditor.diagnosis.judge;

import fleetauditor.diagnosis.read.DsregField;
import fleetauditor.diagnosis.read.DsregReport;
import fleetauditor.diagnosis.read.EvidenceText;
import fleetauditor.diagnosis.read.Line;
import fleetauditor.diagnosis.read.Times;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * When evidence was taken, by its own words: Client Time, else the newest time in the text of something that happened.
 * An expiry, the end of a validity and the file system's time say nothing about it.
 */
final class DsregClock {
    private DsregClock() {}

    static Optional<Instant> takenAt(DsregReport report, EvidenceText text) {
        Optional<Instant> client = report.text("Client Time").flatMap(Times::first);
        return client.isPresent() ? client : newest(report, text);
    }

    private static Optional<Instant> newest(DsregReport report, EvidenceText text) {
        var happened = new ArrayList<Instant>();
        Set<Integer> fieldLines = new HashSet<>();
        report.where(f -> true).forEach(field -> {
            fieldLines.add(field.line().number());
            happened.addAll(happened(field));
        });
        for (Line line : text.lines()) {
            if (!fieldLines.contains(line.number()) && !isAhead(line.text())) {
                happened.addAll(Times.all(line.text(), true));
            }
        }
        return happened.isEmpty() ? Optional.empty() : Optional.of(Collections.max(happened));
    }

    private static List<Instant> happened(DsregField field) {
        if (isAhead(field.key())) {
            return List.of();
        }
        List<Instant> times = Times.all(field.value(), false);
        boolean validity = field.key().equals("DeviceCertificateValidity");
        return validity && !times.isEmpty() ? List.of(times.get(0)) : times;
    }

    /** Words for times to come. */
    private static boolean isAhead(String words) {
        String w = words.toLowerCase(Locale.ROOT);
        return w.contains("expir")
                || (w.contains("valid") && !w.contains("validity"))
                || w.contains("notafter")
                || w.contains("not after")
                || w.contains("next ");
    }
}
