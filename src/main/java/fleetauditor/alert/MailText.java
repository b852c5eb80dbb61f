package fleetauditor.alert;

import fleetauditor.alert.Letter.Entry;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A letter as plain text and as HTML. */
final class MailText {
    private static final int LONGEST_SUBJECT = 200;

    private final Letter letter;
    private final List<String> last;

    /** @param report a sentence about the Excel report; null when there is none */
    MailText(Letter letter, @Nullable String report) {
        this.letter = letter;
        var end = new ArrayList<>(letter.outro());
        if (report != null) {
            end.add(report);
        }
        this.last = List.copyOf(end);
    }

    /** One line, however hostile the tenant's name. */
    String subject() {
        return PlainLine.of(letter.title(), LONGEST_SUBJECT);
    }

    String plain() {
        var text = new StringBuilder();
        letter.intro().forEach(line -> text.append(line).append('\n'));
        String heading = "";
        for (Entry entry : letter.entries()) {
            if (!entry.follows() && !entry.heading().equals(heading)) {
                heading = entry.heading();
                text.append('\n').append(heading).append('\n');
            }
            text.append(entry.follows() ? "    > " : "  - ")
                    .append(entry.text())
                    .append('\n');
            if (!entry.step().isEmpty()) {
                text.append("    ").append(entry.step()).append('\n');
            }
        }
        if (!last.isEmpty()) {
            text.append('\n');
            last.forEach(line -> text.append(line).append('\n'));
        }
        return text.toString();
    }

    String html() {
        var html = new StringBuilder("<!DOCTYPE html>\n<html><body style=\"font-family:sans-serif\">\n");
        letter.intro().forEach(line -> paragraph(html, line));
        String heading = "";
        for (Entry entry : letter.entries()) {
            if (!entry.follows() && !entry.heading().equals(heading)) {
                heading = entry.heading();
                html.append("<h3>").append(escaped(heading)).append("</h3>\n");
            }
            html.append(
                    entry.follows() ? "<p style=\"margin:2px 0 2px 40px\">" : "<p style=\"margin:8px 0 2px 16px\">");
            html.append(escaped(entry.text()));
            if (!entry.step().isEmpty()) {
                html.append("<br><span style=\"color:#555\">")
                        .append(escaped(entry.step()))
                        .append("</span>");
            }
            html.append("</p>\n");
        }
        last.forEach(line -> paragraph(html, line));
        return html.append("</body></html>\n").toString();
    }

    private static void paragraph(StringBuilder html, String line) {
        html.append("<p>").append(escaped(line)).append("</p>\n");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
