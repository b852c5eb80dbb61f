package fleetauditor.diagnosis.codes;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds error codes in free text. Zero is no error, and a number is no code unless it is written or named as one. */
public final class CodeScanner {
    private static final Pattern HEX = Pattern.compile("(?<![0-9A-Za-z])0[xX]([0-9a-fA-F]{1,9})(?![0-9A-Za-z])");
    private static final Pattern DECIMAL = Pattern.compile("(?<![\\w.:+-])(-?\\d{9,10})(?![\\w.:])");
    private static final Pattern AADSTS = Pattern.compile("AADSTS\\d{4,8}(?!\\d)");
    private static final List<String> ERROR_WORDS =
            List.of("error", "fail", "failed", "failure", "code", "hresult", "result", "status", "exception");
    private static final List<String> ERROR_WORDS_JA = List.of("エラー", "結果", "コード");
    private static final List<String> OTHER_WORDS =
            List.of("origin", "initiator", "flags", "mask", "sessionid", "keywords", "handle", "address");
    private static final int LOOK_BACK = 40;
    private static final int WIDEST_GAP = 12;

    private CodeScanner() {}

    /** Codes that stand in the text as an error, in its order, each once. */
    public static List<ErrorCode> errors(String text) {
        return scan(text, false);
    }

    /** Every hexadecimal code other than zero, small ones too: for a place that holds nothing but errors. */
    public static List<ErrorCode> all(String text) {
        return scan(text, true);
    }

    /** AADSTS numbers in the text, for example {@code AADSTS50126}, each once. */
    public static List<String> aadsts(String text) {
        if (!text.contains("AADSTS")) {
            return List.of();
        }
        Set<String> numbers = new LinkedHashSet<>();
        Matcher m = AADSTS.matcher(text);
        while (m.find()) {
            numbers.add(m.group());
        }
        return new ArrayList<>(numbers);
    }

    private static List<ErrorCode> scan(String text, boolean smallToo) {
        Set<ErrorCode> found = new LinkedHashSet<>();
        if (text.indexOf('x') >= 0 || text.indexOf('X') >= 0) {
            Matcher hex = HEX.matcher(text);
            while (hex.find()) {
                hex(text, hex, smallToo, found);
            }
        }
        Matcher decimal = DECIMAL.matcher(text);
        while (decimal.find()) {
            decimal(text, decimal, found);
        }
        return new ArrayList<>(found);
    }

    private static void hex(String text, Matcher m, boolean smallToo, Set<ErrorCode> found) {
        ErrorCode code = ErrorCode.ofHexDigits(m.group(1)).orElse(new ErrorCode(0));
        if (code.isZero() || found.contains(code) || isNamedOtherwise(text, m.start())) {
            return;
        }
        boolean certain = code.isFailure() && m.group(1).length() >= 8;
        if (certain || smallToo || isNamedAsError(text, m.start())) {
            found.add(code);
        }
    }

    /** A signed HRESULT or NTSTATUS; an unsigned one only where a word says that it is a code. */
    private static void decimal(String text, Matcher m, Set<ErrorCode> found) {
        ErrorCode code = ErrorCode.ofDecimal(m.group(1)).orElse(new ErrorCode(0));
        if (!code.isFailure() || found.contains(code)) {
            return;
        }
        boolean known = !CodeFamily.of(code).key().equals("unknown");
        if (known && (m.group(1).startsWith("-") || isNamedAsError(text, m.start()))) {
            found.add(code);
        }
    }

    private static boolean isNamedAsError(String text, int at) {
        String before = before(text, at);
        String words = withoutGap(before);
        String gap = before.substring(words.length());
        return endsWithAny(words, ERROR_WORDS) || ERROR_WORDS_JA.stream().anyMatch(gap::contains);
    }

    private static boolean isNamedOtherwise(String text, int at) {
        return endsWithAny(withoutGap(before(text, at)), OTHER_WORDS);
    }

    private static String before(String text, int at) {
        return text.substring(Math.max(0, at - LOOK_BACK), at).toLowerCase(Locale.ROOT);
    }

    /** What stands before colons, brackets and blanks. */
    private static String withoutGap(String before) {
        int end = before.length();
        int least = Math.max(0, end - WIDEST_GAP);
        while (end > least && !isAsciiWord(before.charAt(end - 1))) {
            end--;
        }
        return before.substring(0, end);
    }

    private static boolean isAsciiWord(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    }

    private static boolean endsWithAny(String text, List<String> words) {
        for (String word : words) {
            if (text.endsWith(word)) {
                return true;
            }
        }
        return false;
    }
}
