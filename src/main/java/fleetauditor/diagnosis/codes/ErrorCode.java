package fleetauditor.diagnosis.codes;

import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/**
 * A 32-bit error code. Hexadecimal and both decimal forms are the same bits; nothing types two of them.
 *
 * @param bits the code as Java's signed int
 */
public record ErrorCode(int bits) {
    private static final int MOST_DIGITS = 8;

    /** For example {@code 0x801c0021}: how the JSON answer and the table write it. */
    public String hex() {
        return "0x" + HexFormat.of().toHexDigits(bits);
    }

    /** For example -2145648607: how many logs print it. */
    public int signed() {
        return bits;
    }

    /** For example 2149318689. */
    public long unsigned() {
        return Integer.toUnsignedLong(bits);
    }

    /** Whether the top bit marks it as a failure; false for plain Win32 numbers and for success codes. */
    public boolean isFailure() {
        return bits < 0;
    }

    public boolean isZero() {
        return bits == 0;
    }

    /** The upper 16 bits, for example {@code 0x801c}. */
    public int high() {
        return bits >>> 16;
    }

    /** The lower 16 bits: a Win32, WinINet or HTTP number in many families. */
    public int low() {
        return bits & 0xffff;
    }

    /**
     * Reads hexadecimal digits without {@code 0x}. Short numbers are padded. Nine digits are read only where
     * Microsoft prints one zero too many: {@code 80180002b} is 0x8018002b, {@code 0ffffffff} is 0xffffffff.
     */
    public static Optional<ErrorCode> ofHexDigits(String digits) {
        String d = digits.toLowerCase(Locale.ROOT);
        if (d.length() == MOST_DIGITS + 1) {
            if (d.startsWith("8018000")) {
                d = "8018" + d.substring(5);
            } else if (d.startsWith("0")) {
                d = d.substring(1);
            }
        }
        if (d.isEmpty() || d.length() > MOST_DIGITS) {
            return Optional.empty();
        }
        for (int i = 0; i < d.length(); i++) {
            if (Character.digit(d.charAt(i), 16) < 0) {
                return Optional.empty();
            }
        }
        return Optional.of(new ErrorCode(Integer.parseUnsignedInt(d, 16)));
    }

    /** Reads a decimal number, signed or unsigned, of at most 32 bits; empty for anything else. */
    public static Optional<ErrorCode> ofDecimal(String number) {
        try {
            long value = Long.parseLong(number.strip());
            if (value < Integer.MIN_VALUE || value > 0xffffffffL) {
                return Optional.empty();
            }
            return Optional.of(new ErrorCode((int) value));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Reads {@code 0x…}, or a decimal number; empty for anything else. */
    public static Optional<ErrorCode> parse(String text) {
        String t = text.strip().toLowerCase(Locale.ROOT);
        return t.startsWith("0x") ? ofHexDigits(t.substring(2)) : ofDecimal(t);
    }

    @Override
    public String toString() {
        return hex();
    }
}
