package fleetauditor.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fleetauditor.audit.AuditResult;
import fleetauditor.model.Dataset;
import fleetauditor.testkit.Golden;
import fleetauditor.text.Language;
import fleetauditor.text.Texts;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFTable;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExcelReportTest {
    private static final int FINDING_SUBJECT = 4;

    private final Texts texts = Texts.in(Language.EN);

    static List<AuditResult> everyKindOfResult() {
        return JsonReportTest.everyKindOfResult();
    }

    @Test
    void looksAsKept() throws IOException {
        Golden.assertMatches("report.xlsx.txt", ExcelDump.of(excel(SampleResult.full())));
    }

    @Test
    void ofAnEmptyTenantLooksAsKept() throws IOException {
        Golden.assertMatches("empty.xlsx.txt", ExcelDump.of(excel(SampleResult.empty())));
    }

    /** What makes Excel offer to repair a file. */
    @ParameterizedTest
    @MethodSource("everyKindOfResult")
    void hasTablesThatExcelAccepts(AuditResult result) throws IOException {
        try (XSSFWorkbook book = open(excel(result))) {
            var names = new HashSet<String>();
            for (XSSFTable table : tables(book)) {
                assertThat(names.add(table.getDisplayName())).isTrue();
                assertThat(table.getDisplayName())
                        .matches("[A-Z][A-Za-z0-9]{2,}")
                        .doesNotMatch("[A-Z]{1,3}[0-9]+");
                assertThat(table.getEndRowIndex()).as("has a row").isGreaterThan(table.getStartRowIndex());
                var headers = new ArrayList<String>();
                Row header = table.getXSSFSheet().getRow(table.getStartRowIndex());
                for (int i = table.getStartColIndex(); i <= table.getEndColIndex(); i++) {
                    headers.add(header.getCell(i).getStringCellValue());
                }
                assertThat(headers)
                        .as("headers as the table names them, each once")
                        .isEqualTo(table.getCTTable().getTableColumns().getTableColumnList().stream()
                                .map(column -> column.getName())
                                .toList())
                        .extracting(name -> name.toLowerCase(Locale.ROOT))
                        .doesNotHaveDuplicates();
                assertThat(table.getXSSFSheet().getRow(table.getEndRowIndex()).getCell(0))
                        .as("ends where the rows end")
                        .isNotNull();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("everyKindOfResult")
    void holdsOnlyWhatXmlCan(AuditResult result) throws IOException {
        for (Map.Entry<String, String> part : parts(excel(result)).entrySet()) {
            assertThat(part.getValue()
                            .codePoints()
                            .allMatch(c ->
                                    c == '\t' || c == '\n' || c == '\r' || (c >= ' ' && c != 0xFFFE && c != 0xFFFF)))
                    .as(part.getKey())
                    .isTrue();
        }
    }

    @Test
    void keepsAHostileNameAText() throws IOException {
        try (XSSFWorkbook book = open(excel(SampleResult.named(Hostile.NAME)))) {
            Cell name = book.getSheet("Findings").getRow(1).getCell(FINDING_SUBJECT);
            assertThat(name.getCellType()).isEqualTo(CellType.STRING);
            assertThat(name.getCellStyle().getQuotePrefixed()).isTrue();
            assertThat(name.getStringCellValue())
                    .isEqualTo("=cmd|'/c calc'!A1 <script>alert(1)</script> \"quoted\" &  "
                            + "\uD83D\uDE00 _x0041_ txt.exe  next\nline\nlast]]>");
        }
    }

    @Test
    void hasNoFormulaAtAllAndRealLinks() throws IOException {
        try (XSSFWorkbook book = open(excel(SampleResult.named(Hostile.NAME)))) {
            assertThat(cells(book).stream().filter(cell -> cell.getCellType() == CellType.FORMULA))
                    .isEmpty();
            assertThat(cells(book).stream().filter(cell -> cell.getHyperlink() != null))
                    .singleElement()
                    .extracting(cell -> cell.getHyperlink().getAddress())
                    .asString()
                    .startsWith("https://intune.microsoft.com/#view/");
        }
    }

    @Test
    void linksTheWorstFindingsAndWritesTheOthersAddressesOut() throws IOException {
        String findings = parts(excel(SampleResult.many(10_002))).get("xl/worksheets/sheet2.xml");
        assertThat(findings.split("<hyperlink ", -1)).hasSize(1 + 10_000);
        assertThat(findings.split("<t>https://intune.microsoft.com/", -1)).hasSize(1 + 2);
    }

    @Test
    void cutsWhatIsTooLongForACell() throws IOException {
        try (XSSFWorkbook book = open(excel(SampleResult.named(Hostile.ENDLESS)))) {
            String name =
                    book.getSheet("Findings").getRow(1).getCell(FINDING_SUBJECT).getStringCellValue();
            assertThat(name)
                    .hasSize(32_767)
                    .startsWith(Hostile.ENDLESS.substring(0, 32_000))
                    .endsWith(" […]");
            assertThat(cells(book).stream()
                            .mapToInt(cell -> text(cell).length())
                            .max())
                    .hasValue(32_767);
        }
    }

    @Test
    void goesOnInAnotherSheetWhenOneIsFull() throws IOException {
        var out = new ByteArrayOutputStream();
        new ExcelReport("1", AdminCenters.GLOBAL, 50).write(new Report(SampleResult.many(120), null), texts, out);
        try (XSSFWorkbook book = open(out.toByteArray())) {
            assertThat(names(book))
                    .containsExactly(
                            "Summary",
                            "Findings",
                            "Findings 2",
                            "Findings 3",
                            "Devices",
                            "Devices 2",
                            "Devices 3",
                            "Licenses",
                            "Rules",
                            "Coverage");
            assertThat(book.getSheet("Findings").getLastRowNum()).isEqualTo(49);
            assertThat(book.getSheet("Findings 3").getLastRowNum()).isEqualTo(120 - 2 * 49);
            assertThat(tables(book)).extracting(XSSFTable::getName).contains("Findings", "Findings2", "Findings3");
            assertThat(IntStream.of(1, 2, 3)
                            .mapToObj(part -> book.getSheet(part == 1 ? "Devices" : "Devices " + part))
                            .flatMap(sheet -> subjects(sheet).stream()))
                    .hasSize(120)
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void putsWhatFollowsFromAnIncidentBelowIt() throws IOException {
        try (XSSFWorkbook book = open(excel(SampleResult.full()))) {
            Sheet findings = book.getSheet("Findings");
            assertThat(findings.getRow(1).getCell(1)).hasToString("TST-003");
            assertThat(findings.getRow(1).getCell(9)).hasToString("1 finding below follows from this");
            assertThat(findings.getRow(2).getCell(1)).hasToString("TST-002");
            assertThat(findings.getRow(2).getCell(9)).hasToString("Follows from TST-003 Contoso");
        }
    }

    @Test
    void showsAGapAsAGap() throws IOException {
        AuditResult full = SampleResult.full();
        try (XSSFWorkbook book = open(excel(SampleResult.without(full, Dataset.MANAGED_DEVICES)))) {
            Row tablet = book.getSheet("Devices").getRow(1);
            assertThat(tablet.getCell(5)).hasToString("unknown");
            assertThat(ExcelDump.of(excel(SampleResult.without(full, Dataset.MANAGED_DEVICES))))
                    .contains("Managed devices'")
                    .doesNotContain("not in Intune");
        }
    }

    @Test
    void saysWhyItCouldNotBeWritten() {
        var full = new FirstFailure(new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("disk full");
            }
        });
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> new ExcelReport("1", AdminCenters.GLOBAL)
                        .write(new Report(SampleResult.empty(), null), texts, full))
                .satisfies(e -> assertThat(full.or(e)).hasMessage("disk full"));
    }

    @Test
    void survivesNamesThatCompressTooWell() throws IOException {
        // POI takes a part that shrinks more than a hundredfold for an attack, its own included.
        assertThat(excel(SampleResult.named("a".repeat(100_000)))).isNotEmpty();
    }

    private byte[] excel(AuditResult result) throws IOException {
        var out = new ByteArrayOutputStream();
        new ExcelReport("1.2.3", AdminCenters.GLOBAL).write(new Report(result, null), texts, out);
        return out.toByteArray();
    }

    private static XSSFWorkbook open(byte[] workbook) throws IOException {
        return new XSSFWorkbook(new ByteArrayInputStream(workbook));
    }

    private static List<XSSFTable> tables(XSSFWorkbook book) {
        var tables = new ArrayList<XSSFTable>();
        book.forEach(sheet -> tables.addAll(((XSSFSheet) sheet).getTables()));
        return tables;
    }

    private static List<String> names(XSSFWorkbook book) {
        var names = new ArrayList<String>();
        book.forEach(sheet -> names.add(sheet.getSheetName()));
        return names;
    }

    private static List<Cell> cells(XSSFWorkbook book) {
        var cells = new ArrayList<Cell>();
        book.forEach(sheet -> sheet.forEach(row -> row.forEach(cells::add)));
        return cells;
    }

    private static List<String> subjects(Sheet sheet) {
        var subjects = new ArrayList<String>();
        for (int i = 1; i <= sheet.getLastRowNum(); i++) {
            subjects.add(sheet.getRow(i).getCell(0).getStringCellValue());
        }
        return subjects;
    }

    private static String text(Cell cell) {
        return cell.getCellType() == CellType.STRING ? cell.getStringCellValue() : "";
    }

    private static Map<String, String> parts(byte[] workbook) throws IOException {
        var parts = new TreeMap<String, String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(workbook))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return parts;
    }
}
