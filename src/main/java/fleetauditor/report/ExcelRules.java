package fleetauditor.report;

import fleetauditor.audit.AuditResult;
import fleetauditor.audit.RuleOutcome;
import fleetauditor.audit.Severity;
import fleetauditor.model.Dataset;
import fleetauditor.model.Table;
import fleetauditor.report.ExcelSheet.Styled;
import fleetauditor.report.ExcelStyles.Look;
import fleetauditor.text.Texts;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What was asked and what could be answered: the columns of the rules and of the datasets. */
final class ExcelRules {
    private final Texts texts;
    private final Wording wording;
    private final AuditResult result;

    ExcelRules(Wording wording, AuditResult result) {
        this.texts = wording.texts();
        this.wording = wording;
        this.result = result;
    }

    void rules(ExcelBook book) {
        List<ExcelColumn<RuleOutcome>> columns = List.of(
                rule("id", 10, Look.TEXT, o -> o.rule().id()),
                rule("title", 50, Look.WRAPPED, this::title),
                rule("severity", 10, Look.TEXT, this::severity),
                rule("outcome", 18, Look.TEXT, this::outcome),
                rule("examined", 12, Look.COUNT, RuleOutcome::examined),
                rule("findings", 12, Look.COUNT, o -> o.findings().size()),
                rule("reason", 60, Look.WRAPPED, o -> wording.reason(o, result)),
                rule("why", 60, Look.WRAPPED, o -> texts.rule(o.rule().id()).rationale()));
        book.table(
                texts.get("sheets.rules"),
                "Rules",
                1,
                8,
                columns,
                result.outcomes().iterator(),
                texts.get("rules.none"));
    }

    /** Two tables below each other: what was read, and which rules had to stay without a verdict. */
    void coverage(ExcelBook book) {
        ExcelSheet sheet = book.sheet(texts.get("sheets.coverage"));
        List<ExcelColumn<Table<?>>> datasets = datasets();
        sheet.widths(datasets.stream().map(ExcelColumn::width).toList());
        sheet.across(0, 1, texts.get("coverage.datasets"), Look.HEADING, 20);
        book.table(
                sheet,
                "Datasets",
                datasets,
                Dataset.ALL.stream().map(this::table).iterator(),
                "");
        sheet.skip();
        sheet.across(0, 1, texts.get("coverage.unjudged"), Look.HEADING, 20);
        book.table(sheet, "Unjudged", unjudged(), Wording.unjudged(result).iterator(), texts.get("coverage.allJudged"));
    }

    private List<ExcelColumn<Table<?>>> datasets() {
        return List.of(
                dataset("name", 32, Look.TEXT, t -> t.dataset().name()),
                dataset("state", 20, Look.TEXT, this::state),
                dataset("problem", 70, Look.WRAPPED, Table::problem),
                dataset("cure", 46, Look.WRAPPED, wording::cure),
                dataset("permission", 42, Look.TEXT, t -> t.dataset().leastPermission()),
                dataset("rows", 11, Look.COUNT, t -> t.rows().size()),
                dataset("pages", 11, Look.COUNT, t -> t.stats().pages()),
                dataset("requests", 11, Look.COUNT, t -> t.stats().requests()),
                dataset("retries", 11, Look.COUNT, t -> t.stats().retries()),
                dataset(
                        "throttled",
                        12,
                        Look.SECONDS,
                        t -> Json.seconds(t.stats().throttled())),
                dataset(
                        "duration",
                        12,
                        Look.SECONDS,
                        t -> Json.seconds(t.stats().duration())));
    }

    /** Columns that fit below those of the datasets. */
    private List<ExcelColumn<RuleOutcome>> unjudged() {
        return List.of(
                rule("rule", 0, Look.WRAPPED, o -> o.rule().id() + " " + title(o)),
                rule("severity", 0, Look.TEXT, this::severity),
                rule("reason", 0, Look.WRAPPED, o -> wording.reason(o, result)),
                rule("cure", 0, Look.WRAPPED, o -> wording.cure(o, result)));
    }

    private ExcelColumn<RuleOutcome> rule(
            String key, int width, Look look, Function<RuleOutcome, @Nullable Object> value) {
        return new ExcelColumn<>(texts.get("rules." + key), width, look, value);
    }

    private ExcelColumn<Table<?>> dataset(
            String key, int width, Look look, Function<Table<?>, @Nullable Object> value) {
        return new ExcelColumn<>(texts.get("coverage." + key), width, look, value);
    }

    private String title(RuleOutcome outcome) {
        return texts.rule(outcome.rule().id()).title();
    }

    private Object severity(RuleOutcome outcome) {
        Severity worst = Wording.worst(outcome);
        boolean isGood = outcome.findings().isEmpty() && !outcome.isGap();
        return isGood ? wording.severity(worst) : new Styled(wording.severity(worst), ExcelStyles.of(worst));
    }

    private Object outcome(RuleOutcome outcome) {
        return outcome.isGap() ? new Styled(wording.outcome(outcome), Look.ALARM) : wording.outcome(outcome);
    }

    private Object state(Table<?> table) {
        boolean gap = !table.isComplete() && table.state() != Table.State.SKIPPED;
        return gap ? new Styled(wording.state(table), Look.ALARM) : wording.state(table);
    }

    private Table<?> table(Dataset<?> dataset) {
        return result.snapshot().table(dataset);
    }
}
