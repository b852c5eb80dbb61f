package fleetauditor.diagnosis.batch;

import static org.assertj.core.api.Assertions.assertThat;

import fleetauditor.diagnosis.show.ConclusionTexts;
import fleetauditor.diagnosis.show.FleetTableText;
import fleetauditor.text.Language;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FleetTableTest {
    @TempDir
    private Path folder;

    @Test
    void theMostFrequentConclusionComesFirst() throws IOException {
        write("a.txt", "Device Name : A\nAD Connectivity Test : FAIL [0x54b]");
        write("b.txt", "Device Name : B\nDRS Discovery Test : FAIL [0x801c0021/0x80072ee2]");
        write("c.txt", "Device Name : C\nDRS Discovery Test : FAIL [0x801c0021/0x80072ee2]");

        FleetTable table = table();

        assertThat(table.rows().get(0).machines()).containsExactly("B", "C");
        assertThat(table.rows().get(0).example().id()).isEqualTo("registration.testFailed/0x80072ee2");
        assertThat(table.machines()).isEqualTo(3);
        assertThat(table.faulty()).isEqualTo(3);
    }

    @Test
    void twoOutputsOfOneMachineCountOnce() throws IOException {
        write("a.txt", "Device Name : PC-1.contoso.local\nAD Connectivity Test : FAIL [0x54b]");
        write("b.txt", "Device Name : PC-1\nAD Connectivity Test : FAIL [0x54b]");

        assertThat(table().rows().get(0).machines()).containsExactly("PC-1.contoso.local");
    }

    @Test
    void aFileThatNamesNoMachineBelongsToTheDsregcmdOutputBesideIt() throws IOException {
        write("pc1/dsregcmd.txt", "Device Name : PC-1\nAzureAdJoined : YES\nDomainJoined : NO");
        write("pc1/service.txt", "SERVICE_NAME: dmwappushservice\n START_TYPE : 4 DISABLED");
        write("alone/service.txt", "SERVICE_NAME: dmwappushservice\n START_TYPE : 4 DISABLED");

        assertThat(table().telling().get(0).machines())
                .hasSize(2)
                .contains("PC-1")
                .anyMatch(m -> m.endsWith("service.txt"));
    }

    @Test
    void theTableSaysHowManyAndNamesTheMachines() throws IOException {
        for (int i = 1; i <= 7; i++) {
            write(i + ".txt", "Device Name : PC-" + i + "\nAD Connectivity Test : FAIL [0x54b]");
        }

        List<String> lines = new FleetTableText(ConclusionTexts.in(Language.EN)).lines(table());

        assertThat(lines.get(0)).isEqualTo("Files: 7. Machines: 7, with a fault: 7.");
        assertThat(lines.get(2)).startsWith("     7  FAULT  AD Connectivity Test failed");
        assertThat(lines.get(3)).endsWith("PC-1, PC-2, PC-3, PC-4, PC-5 and 2 more");
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private FleetTable table() {
        return FleetTable.of(new EvidenceFiles(InputStream.nullInputStream()).diagnose(List.of(folder.toString())));
    }
}
