package fleetauditor.diagnosis.codes;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds error codes in free text. Zero is no error, and a number is no code unless it is written or named as one. */
public final class CodeScanner {
    private static final Pattern HEX = Pattern.compile("(?<![0-9A-Za-z])0[xX]([0-9a-fA-F]{1,9})(?![0-9A-Za-z])");
    private static final Pattern DECIMAL = Pattern.compile("(?<![\\w.:+-])(-?\\d{9,10})(?![\\w.:])");
    private static final Pattern AADSTS = Pattern.compile("AADSTS\\d{4,8}(?!\\d)");
    private static final Pattern NAMED_AS_ERROR = Pattern.compile(
            "(?:error|fail|failed|failure|code|hresult|result|status|exception|エラー|結果|コード)[^0-9a-zA-Z]{0,12}$");
    private static final Pattern NAMED_OTHERWISE = Pattern.compile(
            "(?:origin|initiator|mode|flags?|mask|sessionid|session id|keywords|opcode|handle|address|version|thread"
                    + "|process|offset|size|length|type)[^0-9a-zA-Z]{0,6}$");
    private static final int LOOK_BACK = 40;

    private CodeScanner() {}

    /** Codes that stand in the text as an error, in its order, each once. */
    public static List<ErrorCode> errors(String text) {
        Set<ErrorCode> errors = new LinkedHashSet<>();
        for (FoundCode found : find(text)) {
            if (found.certain() || isNamedAsError(text, found.at())) {
                errors.add(found.code());
            }
        }
        return new ArrayList<>(errors);
    }

    /** Every hexadecimal code other than zero, small ones too: for a place that holds nothing but errors. */
    public static List<ErrorCode> all(String text) {
        Set<ErrorCode> all = new LinkedHashSet<>();
        find(text).forEach(found -> all.add(found.code()));
        return new ArrayList<>(all);
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

    private static List<FoundCode> find(String text) {
        var found = new ArrayList<FoundCode>();
        if (text.indexOf('0') >= 0) {
            Matcher hex = HEX.matcher(text);
            while (hex.find()) {
                Optional<ErrorCode> code = ErrorCode.ofHexDigits(hex.group(1));
                if (code.isPresent() && !code.get().isZero() && !isNamedOtherwise(text, hex.start())) {
                    boolean fullLength = hex.group(1).length() >= 8;
                    found.add(new FoundCode(
                            code.get(), hex.start(), fullLength && code.get().isFailure()));
                }
            }
        }
        Matcher decimal = DECIMAL.matcher(text);
        while (decimal.find()) {
            decimal(text, decimal).ifPresent(found::add);
        }
        return found;
    }

    /** A signed HRESULT or NTSTATUS; an unsigned one only where a word says that it is a code. */
    private static Optional<FoundCode> decimal(String text, Matcher m) {
        Optional<ErrorCode> code = ErrorCode.ofDecimal(m.group(1)).filter(ErrorCode::isFailure);
        if (code.isEmpty() || CodeFamily.of(code.get()).key().equals("unknown")) {
            return Optional.empty();
        }
        boolean signed = m.group(1).startsWith("-");
        if (!signed && !isNamedAsError(text, m.start())) {
            return Optional.empty();
        }
        return Optional.of(new FoundCode(code.get(), m.start(), true));
    }

    private static boolean isNamedAsError(String text, int at) {
        return NAMED_AS_ERROR.matcher(before(text, at)).find();
    }

    private static boolean isNamedOtherwise(String text, int at) {
        return NAMED_OTHERWISE.matcher(before(text, at)).find();
    }

    private static String before(String text, int at) {
        return text.substring(Math.max(0, at - LOOK_BACK), at).toLowerCase(Locale.ROOT);
    }
}
