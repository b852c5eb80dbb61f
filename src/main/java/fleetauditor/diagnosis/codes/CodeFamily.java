package fleetauditor.diagnosis.codes;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a code comes from, by its bits. An unknown code is at least placed in its family.
 *
 * @param key the name of the family in {@code words.properties}, for example {@code http}
 * @param number the number that the family counts by: an HTTP status, a Win32 error; the low word where there is none
 */
public record CodeFamily(String key, long number) {
    private static final int HTTP = 0x8019;
    private static final int FIRST_STATUS = 100;
    private static final int LAST_STATUS = 599;

    /** The family of a code; {@code unknown} when its bits belong to none that we know. */
    public static CodeFamily of(ErrorCode code) {
        int low = code.low();
        return switch (code.high()) {
            case HTTP -> low >= FIRST_STATUS && low <= LAST_STATUS ? in("http", low) : in("mregister", low);
            case 0x8018 -> in("enrollment", low);
            case 0x8007 -> isInternet(low) ? in("wininet", low) : in("win32", low);
            case 0x0000 -> isInternet(low) ? in("wininet", low) : in("win32", low);
            case 0xcaa8 -> isInternet(low) ? in("adal-wininet", low) : in("adal", low);
            case 0xc004, 0x8004 -> isCloudAp(low) ? in("cloudap", low) : in("com", low);
            case 0xd004 -> isCloudAp(low) ? in("cloudap", low) : in("ntstatus-hresult", low);
            case 0x8000, 0x8001, 0x8002, 0x8003 -> in("com", low);
            case 0xc000, 0xc002 -> in("ntstatus", code.unsigned());
            case 0xd000, 0xd002 -> in("ntstatus-hresult", code.unsigned());
            case 0xc00c, 0x800c -> in("xml", low);
            case 0x801c -> in("dsreg", low);
            case 0x8028 -> in("tpm", low);
            case 0x8029 -> in("tpm-pcp", low);
            case 0x8009 -> in(low >= 0x4000 && low < 0x6000 ? "certificate-services" : "crypto", low);
            case 0x8024 -> in("windows-update", low);
            case 0x87d1 -> low >= FIRST_STATUS && low <= LAST_STATUS ? in("syncml", low) : in("intune", low);
            case 0x82aa, 0x82ac -> in("oma-dm", low);
            case 0x80cf -> in("intune-pc-client", low);
            default -> byNibbles(code);
        };
    }

    private static CodeFamily byNibbles(ErrorCode code) {
        int high = code.high();
        if (high >>> 4 == 0xcaa) {
            return in("adal", code.low());
        }
        return switch (high >>> 12) {
            case 0xc -> in("ntstatus", code.unsigned());
            case 0xd -> in("ntstatus-hresult", code.unsigned());
            default -> in("unknown", code.unsigned());
        };
    }

    private static CodeFamily in(String key, long number) {
        return new CodeFamily(key, number);
    }

    /** WinHTTP and WinINet count from 12000 to 12186. */
    private static boolean isInternet(int low) {
        return low >= 12000 && low < 12200;
    }

    private static boolean isCloudAp(int low) {
        return low >= 0x8400 && low < 0x8600;
    }

    /** Other bits that print the same error, likeliest first. */
    static List<ErrorCode> otherForms(ErrorCode code) {
        int bits = code.bits();
        int low = code.low();
        var forms = new ArrayList<ErrorCode>();
        switch (of(code).key()) {
            case "ntstatus-hresult" -> forms.add(new ErrorCode(bits & ~0x10000000));
            case "cloudap" -> {
                forms.add(new ErrorCode(0xc0040000 | low));
                forms.add(new ErrorCode(0x80040000 | low));
            }
            case "wininet", "adal-wininet" -> {
                forms.add(new ErrorCode(0x80070000 | low));
                forms.add(new ErrorCode(low));
            }
            case "win32" -> {
                if (code.high() == 0x8007) {
                    forms.add(new ErrorCode(low));
                } else if (low == bits) {
                    forms.add(new ErrorCode(0x80070000 | low));
                }
            }
            default -> {}
        }
        forms.remove(code);
        return forms;
    }
}
