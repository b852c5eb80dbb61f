package fleetauditor.diagnosis.show;

import static org.assertj.core.api.Assertions.assertThat;

import fleetauditor.diagnosis.Diagnosis;
import fleetauditor.diagnosis.batch.EvidenceFiles;
import fleetauditor.diagnosis.batch.FleetTable;
import fleetauditor.text.Language;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FleetWorkbookTest {
    @Test
    void conclusionsAndMachinesHaveASheetEachAndHostileTextStaysText(@TempDir Path folder) throws IOException {
        Files.writeString(
                folder.resolve("=cmd.txt"),
                "Device Name : +HYPERLINK(\"http://x\")\nDomainJoined : YES\nAzureAdJoined : NO\nWorkplaceJoined : YES");
        Files.writeString(folder.resolve("b.txt"), "nothing of ours");
        List<Diagnosis> diagnoses =
                new EvidenceFiles(InputStream.nullInputStream()).diagnose(List.of(folder.toString()));
        var bytes = new ByteArrayOutputStream();

        new FleetWorkbook(ConclusionTexts.in(Language.EN)).write(FleetTable.of(diagnoses), diagnoses, bytes);

        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(bytes.toByteArray()))) {
            Sheet conclusions = workbook.getSheet("Conclusions");
            assertThat(conclusions.getRow(1).getCell(0).getNumericCellValue()).isEqualTo(1);
            assertThat(conclusions.getRow(1).getCell(3).getStringCellValue()).isEqualTo("join.dualState");
            Row machine = workbook.getSheet("Machines").getRow(1);
            assertThat(machine.getCell(0).getCellType()).isEqualTo(CellType.STRING);
            assertThat(machine.getCell(0).getStringCellValue()).startsWith("+HYPERLINK");
            assertThat(machine.getCell(0).getCellStyle().getQuotePrefixed()).isTrue();
            assertThat(workbook.getSheet("Machines").getLastRowNum()).isEqualTo(3);
        }
    }
}
