package fleetauditor.diagnosis.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fleetauditor.diagnosis.Diagnosis.Problem;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvidenceTextTest {
    private static final String TEXT = "AzureAdJoined : YES\r\nDomainJoined : NO\r\n";

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE", "windows-1252"})
    void everyEncodingOfAWindowsShellIsRead(String charset) throws UnreadableTextException {
        assertThat(texts(EvidenceText.of(TEXT.getBytes(Charset.forName(charset)))))
                .startsWith("AzureAdJoined : YES", "DomainJoined : NO");
    }

    @Test
    void aMarkBeforeUtf8IsNoText() throws UnreadableTextException {
        assertThat(texts(EvidenceText.of(("\ufeff" + TEXT).getBytes(StandardCharsets.UTF_8))))
                .startsWith("AzureAdJoined : YES");
    }

    @Test
    void japaneseConsoleTextIsRead() throws UnreadableTextException {
        byte[] bytes = "スケジュールされたタスクの状態: 無効\r\nタスク名: あいうえお".getBytes(Charset.forName("windows-31j"));

        assertThat(texts(EvidenceText.of(bytes))).first().asString().contains("無効");
    }

    @Test
    void powerShellsMixOfTwoEncodingsIsRead() throws UnreadableTextException {
        byte[] first = "Device Name : PC-1\r\n".getBytes(StandardCharsets.UTF_8);
        byte[] second = TEXT.repeat(3).getBytes(StandardCharsets.UTF_16LE);
        byte[] mixed = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, mixed, first.length, second.length);

        assertThat(texts(EvidenceText.of(mixed))).contains("Device Name : PC-1", "AzureAdJoined : YES");
    }

    @Test
    void linesAreNumberedWhateverEndsThem() {
        assertThat(numbers(EvidenceText.ofText("a\r\nb\nc\rd"))).containsExactly(1, 2, 3, 4);
    }

    @Test
    void breaksOfAFlattenedTextCount() {
        EvidenceText text = EvidenceText.ofText("a<br/>b<br>c<BR />");

        assertThat(texts(text)).containsExactly("a", "b", "c");
        assertThat(numbers(text)).containsExactly(1, 2, 3);
    }

    @Test
    void aBreakAtTheEndOfALineCountsOnce() {
        assertThat(numbers(EvidenceText.ofText("a<br/>\nb<br/>\nc"))).containsExactly(1, 2, 3);
    }

    @Test
    void blanksOfEveryKindArePlainOnes() {
        assertThat(texts(EvidenceText.ofText("\u3000\u00a0Idp\t：\u2003x"))).containsExactly("  Idp : x");
    }

    @Test
    void pagesAndMarkdownAreRead() {
        assertThat(texts(EvidenceText.ofText("<tr><td>**Idp**</td><td>a &gt; `b`</td></tr><p>c</p>")))
                .containsExactly("Idp | a > b", "c");
    }

    @Test
    void tagsOfXmlStay() {
        assertThat(texts(EvidenceText.ofText("<Enabled>true</Enabled>"))).containsExactly("<Enabled>true</Enabled>");
    }

    @Test
    void aLineOfExtremeLengthIsCutAndKeepsItsNumber() {
        EvidenceText text = EvidenceText.ofText("first\n" + "x".repeat(100_000));

        assertThat(text.lines()).hasSizeGreaterThan(10);
        assertThat(text.lines().get(text.lines().size() - 1).number()).isEqualTo(2);
    }

    @Test
    void nothingIsEmpty() {
        assertRefused(new byte[0], Problem.EMPTY);
        assertRefused(" \r\n\t ".getBytes(StandardCharsets.UTF_8), Problem.EMPTY);
    }

    @ParameterizedTest
    @ValueSource(ints = {64, 300, 5000, 100_000})
    void randomBytesAreBinary(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);

        assertRefused(bytes, Problem.BINARY);
    }

    @Test
    void sixteenMebibytesAreReadAndOneByteMoreIsRefused() throws UnreadableTextException {
        byte[] most = new byte[EvidenceText.MOST_BYTES];
        Arrays.fill(most, (byte) 'x');

        assertThat(EvidenceText.of(most).lines()).isNotEmpty();
        assertRefused(Arrays.copyOf(most, most.length + 1), Problem.TOO_LARGE);
    }

    private static void assertRefused(byte[] bytes, Problem problem) {
        assertThatThrownBy(() -> EvidenceText.of(bytes))
                .isInstanceOfSatisfying(
                        UnreadableTextException.class,
                        e -> assertThat(e.problem()).isEqualTo(problem));
    }

    private static List<String> texts(EvidenceText text) {
        return text.lines().stream().map(Line::text).toList();
    }

    private static List<Integer> numbers(EvidenceText text) {
        return text.lines().stream().map(Line::number).toList();
    }
}
