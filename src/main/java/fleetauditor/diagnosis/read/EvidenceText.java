package fleetauditor.diagnosis.read;

import fleetauditor.diagnosis.Diagnosis.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An evidence text as lines.
 *
 * @param lines in the order of the input; a line of an extreme length is several ones with the same number
 */
public record EvidenceText(List<Line> lines) {
    /** Larger files are refused. */
    public static final int MOST_BYTES = 16 * 1024 * 1024;

    private static final int LONGEST_LINE = 8192;
    private static final Pattern BREAK = Pattern.compile("(?i)<br\\s{0,3}/?>");
    private static final Pattern BLOCK_END = Pattern.compile("(?i)</(?:tr|p|div|li|h[1-6]|E2ETraceEvent)>");
    private static final Pattern CELLS = Pattern.compile("(?i)</t[dh]>\\s{0,20}<t[dh]\\b[^<>]{0,200}>");
    private static final Pattern PAGE_TAG = Pattern.compile(
            "(?i)</?(?:pre|code|p|div|span|td|tr|th|table|tbody|thead|b|strong|i|em|font|body|html|head|li|ul|ol|h[1-6]"
                    + "|a|blockquote)(?:\\s[^<>]{0,500})?/?>");
    private static final String[][] ENTITIES = {
        {"&nbsp;", " "},
        {"&#160;", " "},
        {"&quot;", "\""},
        {"&#34;", "\""},
        {"&apos;", "'"},
        {"&#39;", "'"},
        {"&lt;", "<"},
        {"&gt;", ">"},
        {"&#x27;", "'"},
        {"&amp;", "&"}
    };

    public EvidenceText {
        lines = List.copyOf(lines);
    }

    /**
     * Reads a file's bytes.
     *
     * @throws UnreadableTextException if they are empty, binary or more than {@link #MOST_BYTES}
     */
    public static EvidenceText of(byte[] bytes) throws UnreadableTextException {
        if (bytes.length > MOST_BYTES) {
            throw new UnreadableTextException(Problem.TOO_LARGE);
        }
        if (bytes.length == 0) {
            throw new UnreadableTextException(Problem.EMPTY);
        }
        return ofText(TextDecoder.decode(bytes));
    }

    /** The lines of a text that is already decoded. */
    public static EvidenceText ofText(String text) {
        var lines = new ArrayList<Line>();
        int number = 1;
        int start = 0;
        int length = text.length();
        while (start <= length) {
            int end = start;
            while (end < length && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
                end++;
            }
            number = addBroken(text.substring(start, end), number, lines) + 1;
            start = end + 1;
            if (end + 1 < length && text.charAt(end) == '\r' && text.charAt(end + 1) == '\n') {
                start++;
            }
        }
        return new EvidenceText(lines);
    }

    /** Adds a physical line, broken at its {@code <br/>}; returns the number of the last one added. */
    private static int addBroken(String physical, int number, List<Line> lines) {
        if (physical.indexOf('<') < 0) {
            addCut(physical, number, lines);
            return number;
        }
        Matcher breaks = BREAK.matcher(physical);
        int at = number;
        int start = 0;
        while (breaks.find()) {
            if (start > 0) {
                at++;
            }
            addCut(physical.substring(start, breaks.start()), at, lines);
            start = breaks.end();
        }
        String rest = physical.substring(start);
        if (start == 0 || !rest.isBlank()) {
            if (start > 0) {
                at++;
            }
            addCut(rest, at, lines);
        }
        return at;
    }

    /** Rows and paragraphs of a page that share a physical line are lines of their own with the same number. */
    private static void addCut(String raw, int number, List<Line> lines) {
        if (raw.indexOf('<') >= 0 && BLOCK_END.matcher(raw).find()) {
            for (String block : BLOCK_END.split(raw)) {
                addBounded(block, number, lines);
            }
        } else {
            addBounded(raw, number, lines);
        }
    }

    private static void addBounded(String raw, int number, List<Line> lines) {
        int start = 0;
        while (raw.length() - start > LONGEST_LINE) {
            int end = start + LONGEST_LINE;
            int tag = raw.substring(start + LONGEST_LINE / 2, end).lastIndexOf("><");
            int cut = tag >= 0 ? start + LONGEST_LINE / 2 + tag + 1 : end;
            add(raw.substring(start, cut), number, lines);
            start = cut;
        }
        add(raw.substring(start), number, lines);
    }

    private static void add(String raw, int number, List<Line> lines) {
        lines.add(new Line(number, raw, clean(raw)));
    }

    private static String clean(String raw) {
        String text = plainBlanks(raw);
        if (text.indexOf('<') >= 0) {
            text = PAGE_TAG.matcher(CELLS.matcher(text).replaceAll(" | ")).replaceAll("");
        }
        if (text.indexOf('&') >= 0) {
            for (String[] entity : ENTITIES) {
                text = text.replace(entity[0], entity[1]);
            }
        }
        return text.replace("**", "").replace("`", "");
    }

    private static String plainBlanks(String raw) {
        StringBuilder plain = null;
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            char as = plain(c);
            if (as != c && plain == null) {
                plain = new StringBuilder(raw);
            }
            if (plain != null) {
                plain.setCharAt(i, as);
            }
        }
        return plain == null ? raw : plain.toString();
    }

    private static char plain(char c) {
        if (c < 0x7f) {
            return c < ' ' ? ' ' : c;
        }
        return switch (c) {
            case '\uff1a' -> ':';
            case '\uff1d' -> '=';
            case '\u200b', '\u200e', '\u200f', '\ufeff', '\u2028', '\u2029' -> ' ';
            default -> Character.isSpaceChar(c) || Character.isISOControl(c) ? ' ' : c;
        };
    }
}
