package fleetauditor.report;

import fleetauditor.audit.Finding;
import fleetauditor.audit.Severity;
import fleetauditor.lifecycle.Anomaly;
import fleetauditor.lifecycle.Changes;
import fleetauditor.lifecycle.Facts;
import fleetauditor.lifecycle.KnownFinding;
import fleetauditor.lifecycle.Standing;
import fleetauditor.model.NamedGroup;
import fleetauditor.model.Subject;
import fleetauditor.report.ExcelSheet.Styled;
import fleetauditor.report.ExcelStyles.Look;
import fleetauditor.text.Texts;
import fleetauditor.waiver.Waiver;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What changed since the run before, and what about waivers and the data itself wants attention. */
final class ExcelChanges {
    private static final int LAST = 7;

    private final Wording wording;
    private final Texts texts;
    private final Changes changes;

    /**
     * One change.
     *
     * @param key of the kind of change
     * @param from the severity it had; null unless that rose
     */
    private record Change(
            String key,
            Severity severity,
            @Nullable Severity from,
            String ruleId,
            Subject subject,
            String summary,
            Instant firstSeen,
            Instant lastSeen) {}

    private record Attention(String key, Waiver waiver) {}

    ExcelChanges(Wording wording, Changes changes) {
        this.wording = wording;
        this.texts = wording.texts();
        this.changes = changes;
    }

    /**
     * What is short stands first, so that the list of changes can go on in another sheet. Of a first run everything is
     * new: the sheet of the findings has it already.
     */
    void write(ExcelBook book) {
        String name = texts.get("sheets.changes");
        ExcelSheet sheet = book.sheet(name);
        sheet.widths(List.of(14, 12, 12, 30, 60, 24, 18, 18));
        sheet.across(0, LAST, wording.changes(changes), Look.HEADING, 20);
        sheet.skip();
        if (!changes.anomalies().isEmpty()) {
            sheet.across(0, LAST, texts.get("anomaly.title"), Look.HEADING, 20);
            for (Anomaly anomaly : changes.anomalies()) {
                Look look = anomaly.verdict() == Anomaly.Verdict.UNCONFIRMED ? Look.ALARM : Look.CAUTION;
                sheet.across(0, LAST, wording.anomaly(anomaly), look, 30);
            }
            sheet.skip();
        }
        sheet.across(0, LAST, texts.get("waivers.title"), Look.HEADING, 20);
        List<Attention> waivers = waivers();
        if (waivers.isEmpty()) {
            sheet.put(sheet.row(), 0, texts.get("waivers.fine"), Look.LABEL);
        } else {
            book.table(sheet, "Waivers", waiverColumns(), waivers.iterator(), "");
        }
        if (changes.previous() == null) {
            return;
        }
        sheet.skip();
        sheet.across(0, LAST, texts.get("changes.title"), Look.HEADING, 20);
        if (!changes.kept().isEmpty()) {
            sheet.across(0, LAST, wording.kept(changes), Look.NOTE, 20);
        }
        Iterator<Change> rows = rows().iterator();
        book.table(sheet, "Changes", columns(), rows, texts.get("changes.none"));
        if (rows.hasNext()) {
            book.table(name + " 2", "ChangesMore", 0, columns().size(), columns(), rows, "");
        }
    }

    private Stream<Change> rows() {
        return Stream.of(
                        found("new", changes.appeared()),
                        found("reopened", changes.reopened()),
                        found("worsened", changes.worsened()),
                        changes.resolved().stream().map(gone -> known("resolved", gone)),
                        changes.kept().stream().map(kept -> known("unjudged", kept.finding())))
                .flatMap(rows -> rows);
    }

    private Stream<Change> found(String key, List<Finding> findings) {
        return findings.stream().map(finding -> {
            Standing standing = changes.standing(finding);
            return new Change(
                    key,
                    finding.severity(),
                    standing.worsenedFrom(),
                    finding.rule().id(),
                    finding.subject(),
                    texts.summary(finding),
                    standing.firstSeen(),
                    standing.lastSeen());
        });
    }

    private static Change known(String key, KnownFinding finding) {
        Facts facts = finding.facts();
        return new Change(
                key,
                facts.severity(),
                null,
                facts.ruleId(),
                facts.subject(),
                facts.summary(),
                finding.life().firstSeen(),
                finding.life().lastSeen());
    }

    private List<Attention> waivers() {
        return Stream.of(
                        attention("lapsing", changes.lapsingWaivers()),
                        attention("lapsed", changes.lapsedWaivers()),
                        changes.lostGroups().stream().map(lost -> new Attention(key(lost.state()), lost.waiver())),
                        attention("unused", changes.unusedWaivers()))
                .flatMap(rows -> rows)
                .toList();
    }

    private static String key(NamedGroup.State state) {
        return "group-" + state.name().toLowerCase(Locale.ROOT);
    }

    private static Stream<Attention> attention(String key, List<Waiver> waivers) {
        return waivers.stream().map(waiver -> new Attention(key, waiver));
    }

    private List<ExcelColumn<Change>> columns() {
        return List.of(
                column("changes.change", 14, Look.TEXT, c -> texts.get("changes." + c.key())),
                column(
                        "findings.severity",
                        12,
                        Look.TEXT,
                        c -> new Styled(wording.severity(c.severity()), ExcelStyles.of(c.severity()))),
                column("findings.rule", 12, Look.TEXT, Change::ruleId),
                column("findings.subject", 30, Look.TEXT, c -> wording.name(c.subject())),
                column("findings.found", 60, Look.WRAPPED, Change::summary),
                column("changes.from", 24, Look.TEXT, c -> c.from() == null ? null : wording.severity(c.from())),
                column("findings.firstSeen", 18, Look.DATE, Change::firstSeen),
                column("changes.lastSeen", 18, Look.DATE, Change::lastSeen));
    }

    /** Columns that have the widths of those of the changes. */
    private List<ExcelColumn<Attention>> waiverColumns() {
        return List.of(
                column("waivers.state", 14, Look.WRAPPED, a -> texts.get("waivers." + a.key())),
                column("findings.until", 12, Look.DAY, a -> a.waiver().until()),
                column("findings.rule", 12, Look.TEXT, a -> a.waiver().ruleId()),
                column(
                        "waivers.subject",
                        30,
                        Look.WRAPPED,
                        a -> a.waiver().subject().text()),
                column("findings.reason", 60, Look.WRAPPED, a -> a.waiver().reason()),
                column("findings.owner", 24, Look.TEXT, a -> a.waiver().owner()),
                column("findings.ticket", 18, Look.TEXT, a -> a.waiver().ticket()));
    }

    private <T> ExcelColumn<T> column(String key, int width, Look look, Function<T, @Nullable Object> value) {
        return new ExcelColumn<>(texts.get(key), width, look, value);
    }
}
