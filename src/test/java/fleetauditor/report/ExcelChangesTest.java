package fleetauditor.report;

import static fleetauditor.testkit.Nights.audit;
import static fleetauditor.testkit.Nights.clock;
import static fleetauditor.testkit.Nights.with;
import static fleetauditor.testkit.Tenant.tenant;
import static org.assertj.core.api.Assertions.assertThat;

import fleetauditor.audit.AuditResult;
import fleetauditor.audit.Rule;
import fleetauditor.lifecycle.Changes;
import fleetauditor.model.NamedGroup;
import fleetauditor.model.NamedGroup.State;
import fleetauditor.rules.Rules;
import fleetauditor.testkit.Diary;
import fleetauditor.testkit.Tenant;
import fleetauditor.text.Language;
import fleetauditor.text.Texts;
import fleetauditor.waiver.WaivedSubject;
import fleetauditor.waiver.Waiver;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

/** What an administrator reads in the morning. */
class ExcelChangesTest {
    private final Diary diary = new Diary();
    private final Rule<?> rule = Rules.STANDARD.stream()
            .filter(r -> r.spec().id().equals("CMP-004"))
            .findFirst()
            .orElseThrow();

    @Test
    void namesTheNightComparedWithAndEveryChange() throws IOException {
        night(1, sick("PC-1", "PC-2", "PC-3"));
        night(2, sick("PC-1", "PC-2"));
        Tenant third = with(with(sick("PC-1", "PC-3", "PC-4"), "PC-2", "compliant"), "PC-5", "compliant");

        byte[] report = night(3, third);

        assertThat(terminal)
                .contains("Compared with the run of " + day(2) + " UTC: 1 new, 1 reopened, 0 worsened, 1 resolved.");
        assertThat(changes(report))
                .containsSubsequence(
                        "Compared with the run of " + day(2) + " UTC: 1 new, 1 reopened, 0 worsened, 1 resolved.",
                        "What changed");
        assertThat(rows()).containsExactly("New CMP-004 PC-4", "Reopened CMP-004 PC-3", "Resolved CMP-004 PC-2");
    }

    @Test
    void listsWhatCouldNotBeJudged() throws IOException {
        night(1, sick("PC-1", "PC-2"));
        Tenant unknown = tenant().managedDevice("PC-2", d -> d.complianceState = null);

        assertThat(changes(night(2, with(unknown, "PC-1", "error"))))
                .contains(
                        "1 earlier finding could not be judged this time. It stays as it was, and is below as “Not judged”.");
        assertThat(rows()).containsExactly("Not judged CMP-004 PC-2");
    }

    @Test
    void saysWhenNothingChanged() throws IOException {
        night(1, sick("PC-1"));

        assertThat(changes(night(2, sick("PC-1")))).contains("Nothing changed.");
    }

    @Test
    void hasNoListOfChangesAfterTheFirstNight() throws IOException {
        assertThat(changes(night(1, sick("PC-1"))))
                .contains("No earlier run to compare with: every finding is new.")
                .doesNotContain("What changed", "Nothing changed.");
    }

    @Test
    void saysWhyAWaiverByGroupWaivesNothing() throws IOException {
        diary.waive(waiver("Hidden"), waiver("Gone"), waiver("Twice"), waiver("Empty"));
        groups = List.of(
                NamedGroup.without("Hidden", State.UNREADABLE),
                NamedGroup.without("Gone", State.UNKNOWN),
                NamedGroup.without("Twice", State.AMBIGUOUS),
                NamedGroup.without("Empty", State.READ));

        assertThat(changes(night(1, sick("PC-1")))).contains("Waivers that want attention");
        assertThat(rows())
                .containsExactly(
                        "Group could not be read CMP-004 group Hidden",
                        "Waives nothing: no such group CMP-004 group Gone",
                        "Waives nothing: several groups of this name CMP-004 group Twice",
                        "Matches nothing CMP-004 group Empty");
    }

    private static Waiver waiver(String group) {
        var subject = new WaivedSubject(null, null, group, null);
        return new Waiver(1, "CMP-004", subject, "because", "ann", null, LocalDate.parse("2026-12-31"));
    }

    private List<NamedGroup> groups = List.of();
    private List<List<String>> sheet = List.of();
    private List<String> terminal = List.of();

    private byte[] night(int night, Tenant tenant) throws IOException {
        AuditResult audited = audit("run-" + night, clock(night), tenant, rule);
        var result = new AuditResult(
                audited.run(), audited.snapshot(), audited.outcomes(), audited.departures(), groups, false);
        Changes changes = diary.record(result);
        terminal = TextSummary.lines(result, changes, Texts.in(Language.EN));
        var out = new ByteArrayOutputStream();
        new ExcelReport("1.0", AdminCenters.GLOBAL).write(new Report(result, changes), Texts.in(Language.EN), out);
        return out.toByteArray();
    }

    /** The first cell of every row of the sheet. */
    private List<String> changes(byte[] excel) throws IOException {
        var format = new DataFormatter();
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(excel))) {
            var lines = new ArrayList<List<String>>();
            book.getSheet("Changes")
                    .forEach(row -> lines.add(StreamSupport.stream(row.spliterator(), false)
                            .map((Cell cell) -> format.formatCellValue(cell))
                            .toList()));
            sheet = lines;
        }
        return sheet.stream()
                .filter(row -> !row.isEmpty())
                .map(row -> row.get(0))
                .toList();
    }

    /** Change, rule and name of every line of the list. */
    private List<String> rows() {
        return sheet.stream()
                .filter(row -> row.size() > 3 && row.get(2).equals("CMP-004"))
                .map(row -> row.get(0) + " " + row.get(2) + " " + row.get(3))
                .collect(Collectors.toList());
    }

    private static String day(int night) {
        return clock(night).toString().substring(0, 16).replace('T', ' ');
    }

    private static Tenant sick(String... devices) {
        Tenant tenant = tenant();
        for (String device : devices) {
            with(tenant, device, "error");
        }
        return tenant;
    }
}
