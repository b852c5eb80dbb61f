package fleetauditor.diagnosis.read;

import fleetauditor.diagnosis.Diagnosis.Problem;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Bytes to text, whatever wrote them: UTF-8 and UTF-16 with or without a mark, the mix of both that PowerShell's
 * {@code >>} makes, and the code pages of a Windows console. dsregcmd prints English everywhere, so a wrong guess
 * between code pages costs an accent, not a key.
 */
final class TextDecoder {
    private static final int SAMPLE = 4096;
    /** UTF-16 that begins later was appended to something else. */
    private static final int FIRST = 16;

    private static final double MOST_DEBRIS = 0.01;
    private static final char REPLACEMENT = '\ufffd';

    private TextDecoder() {}

    /** @throws UnreadableTextException if the bytes are no text */
    static String decode(byte[] bytes) throws UnreadableTextException {
        String text = withoutMark(decodeAny(bytes));
        if (text.isBlank()) {
            throw new UnreadableTextException(Problem.EMPTY);
        }
        if (debris(text) > Math.max(4, text.length() * MOST_DEBRIS)) {
            throw new UnreadableTextException(Problem.BINARY);
        }
        return text;
    }

    private static String decodeAny(byte[] bytes) {
        if (startsWith(bytes, 0xff, 0xfe)) {
            return new String(bytes, StandardCharsets.UTF_16LE);
        }
        if (startsWith(bytes, 0xfe, 0xff)) {
            return new String(bytes, StandardCharsets.UTF_16BE);
        }
        int sample = Math.min(bytes.length, SAMPLE) & ~1;
        int[] zeros = zeros(bytes, sample);
        int[] first = zeros(bytes, Math.min(sample, FIRST));
        if (first[1] > 0 && zeros[1] > sample / 5 && zeros[0] < sample / 50 + 1) {
            return new String(bytes, StandardCharsets.UTF_16LE);
        }
        if (first[0] > 0 && zeros[0] > sample / 5 && zeros[1] < sample / 50 + 1) {
            return new String(bytes, StandardCharsets.UTF_16BE);
        }
        return eightBit(bytes);
    }

    /** How many bytes are zero at even and at odd places of the first {@code length} ones. */
    private static int[] zeros(byte[] bytes, int length) {
        int[] zeros = new int[2];
        for (int i = 0; i < length; i++) {
            if (bytes[i] == 0) {
                zeros[i & 1]++;
            }
        }
        return zeros;
    }

    private static String eightBit(byte[] bytes) {
        String utf8 = new String(bytes, StandardCharsets.UTF_8);
        long broken = count(utf8, REPLACEMENT);
        long zeros = count(utf8, '\0');
        if (zeros * 5 > utf8.length()) {
            return utf8.replace("\0", "");
        }
        if (broken <= Math.max(2, utf8.length() / 1000)) {
            return utf8;
        }
        String japanese = strictly(bytes, "windows-31j");
        return japanese != null ? japanese : new String(bytes, Charset.forName("windows-1252"));
    }

    private static @org.jspecify.annotations.Nullable String strictly(byte[] bytes, String charset) {
        try {
            return Charset.forName(charset)
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    /** Characters that no text has: controls other than white space and escape, and what could not be decoded. */
    private static long debris(String text) {
        long debris = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == REPLACEMENT || (Character.isISOControl(c) && !Character.isWhitespace(c) && c != '\u001b')) {
                debris++;
            }
        }
        return debris;
    }

    private static long count(String text, char wanted) {
        long count = 0;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == wanted) {
                count++;
            }
        }
        return count;
    }

    private static boolean startsWith(byte[] bytes, int first, int second) {
        return bytes.length >= 2 && (bytes[0] & 0xff) == first && (bytes[1] & 0xff) == second;
    }

    private static String withoutMark(String text) {
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }
}
