package fleetauditor.diagnosis.read;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the Enrollments key as {@code reg export}, {@code reg query}, {@code Get-ItemProperty} or notes, and listings of
 * the MDM certificate that stand beside it.
 */
public final class RegistryReader {
    private static final Pattern KEY =
            Pattern.compile("(?i)\\\\Enrollments\\\\\\{?([^\\\\\\]}\\s\"]+)\\}?(?:\\\\([^\\]\\s\"]+))?");
    private static final Pattern VALUE =
            Pattern.compile("^\"?([A-Za-z][\\w ]{0,60}?)\"?(?: *[=:] *| +REG_\\w+ +)(.*)$");
    private static final Pattern ID = Pattern.compile("(?i)[0-9a-fx*]{6,}.*|[0-9a-f]{8}-.*|\\{.*|<.*");
    private static final Pattern COMMENT = Pattern.compile("\\s{2,}\\(.*$");

    private final List<RegistryValue> values = new ArrayList<>();
    private final Map<String, Line> keys = new LinkedHashMap<>();
    private final List<MdmCertificate> certificates = new ArrayList<>();
    private String enrollment = "";
    private String subkey = "";

    private RegistryReader() {}

    /**
     * What a text shows.
     *
     * @param keys the first line of each enrollment id, in lower case
     */
    public record Report(List<RegistryValue> values, Map<String, Line> keys, List<MdmCertificate> certificates) {}

    public static Report read(EvidenceText text) {
        var reader = new RegistryReader();
        var block = new ArrayList<Line>();
        for (Line line : text.lines()) {
            if (line.isBlank()) {
                reader.certificate(block);
                block.clear();
            } else {
                block.add(line);
                reader.line(line);
            }
        }
        reader.certificate(block);
        return new Report(reader.values, reader.keys, reader.certificates);
    }

    private void line(Line line) {
        String text = line.text().strip();
        Matcher key = KEY.matcher(text);
        if (key.find() && ID.matcher(key.group(1)).matches()) {
            enter(key, line, text.startsWith("PSPath"));
            return;
        }
        if (text.startsWith("[") || text.toUpperCase(Locale.ROOT).startsWith("HK")) {
            enrollment = "";
            return;
        }
        Matcher value = VALUE.matcher(text);
        if (value.matches()) {
            values.add(new RegistryValue(enrollment, subkey, value.group(1).strip(), data(value.group(2)), line));
        }
    }

    /** Get-ItemProperty prints the path behind the values, all other tools before them. */
    private void enter(Matcher key, Line line, boolean behind) {
        String id = key.group(1);
        keys.putIfAbsent(id.toLowerCase(Locale.ROOT), line);
        String below = key.group(2) == null ? "" : key.group(2);
        if (!behind) {
            enrollment = id;
            subkey = below;
            return;
        }
        for (int i = 0; i < values.size(); i++) {
            RegistryValue v = values.get(i);
            if (v.enrollment().isEmpty()) {
                values.set(i, new RegistryValue(id, below, v.name(), v.data(), v.line()));
            }
        }
    }

    private static String data(String printed) {
        String data = COMMENT.matcher(printed.strip()).replaceFirst("").strip();
        if (data.length() >= 2 && data.startsWith("\"") && data.endsWith("\"")) {
            data = data.substring(1, data.length() - 1);
        }
        return data.startsWith("dword:") ? "0x" + data.substring("dword:".length()) : data;
    }

    /** A block of lines that names Intune's device CA as the issuer. */
    private void certificate(List<Line> block) {
        Line issuer = null;
        Line end = null;
        String thumbprint = "";
        Double daysLeft = null;
        for (Line line : block) {
            String lower = line.text().toLowerCase(Locale.ROOT);
            String value = line.text().substring(line.text().indexOf(':') + 1).strip();
            if (lower.contains("microsoft intune mdm device ca") && issuer == null) {
                issuer = line;
            } else if ((lower.contains("thumbprint") && !lower.contains("dmpcert")) || lower.contains("cert hash")) {
                thumbprint = value.replace(" ", "").toUpperCase(Locale.ROOT);
            } else if (lower.contains("daystoexpir") || lower.contains("days to expir") || lower.contains("daysleft")) {
                daysLeft = number(value);
                end = line;
            } else if (lower.contains("notafter") || lower.contains("not after")) {
                end = end == null ? line : end;
            }
        }
        if (issuer != null) {
            certificates.add(new MdmCertificate(thumbprint, daysLeft, issuer, end == null ? issuer : end));
        }
    }

    private static @Nullable Double number(String value) {
        try {
            return Double.valueOf(value.replace(',', '.'));
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
