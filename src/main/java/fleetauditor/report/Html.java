package fleetauditor.report;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayDeque;
import java.util.Deque;

/** Writes HTML. Every text and attribute is escaped; only {@link #embed} takes what is ours as it is. */
final class Html {
    private final Writer out;
    private final Deque<String> open = new ArrayDeque<>();

    Html(Writer out) throws IOException {
        this.out = out;
        out.write("<!doctype html>\n");
    }

    /** @param attributes name and value by turns */
    Html start(String element, String... attributes) throws IOException {
        tag(element, attributes);
        open.push(element);
        return this;
    }

    /** An element without content and end, such as {@code meta}. */
    Html empty(String element, String... attributes) throws IOException {
        tag(element, attributes);
        out.write('\n');
        return this;
    }

    Html text(String text) throws IOException {
        escape(text);
        return this;
    }

    /** A name from the tenant: its writing direction must not reach what stands beside it. */
    Html name(String text) throws IOException {
        return start("bdi").text(text).end();
    }

    /** Ends the element that was started last. */
    Html end() throws IOException {
        String element = open.pop();
        out.write("</" + element + ">");
        switch (element) {
            case "bdi", "a", "b", "code", "span", "small", "td", "th" -> {}
            default -> out.write('\n');
        }
        return this;
    }

    /** An element with one text. */
    Html element(String element, String text, String... attributes) throws IOException {
        return start(element, attributes).text(text).end();
    }

    /**
     * A style or script.
     *
     * @throws IllegalArgumentException if it could end its element itself
     */
    Html embed(String element, String ours) throws IOException {
        if (ours.contains("</")) {
            throw new IllegalArgumentException(element + " contains an end tag");
        }
        out.write("<" + element + ">" + ours + "</" + element + ">\n");
        return this;
    }

    private void tag(String element, String... attributes) throws IOException {
        out.write('<');
        out.write(element);
        for (int i = 0; i < attributes.length; i += 2) {
            out.write(' ');
            out.write(attributes[i]);
            if (!attributes[i + 1].isEmpty()) {
                out.write("=\"");
                escape(attributes[i + 1]);
                out.write('"');
            }
        }
        out.write('>');
    }

    private void escape(String text) throws IOException {
        String printable = PlainText.printable(text);
        for (int i = 0; i < printable.length(); i++) {
            char c = printable.charAt(i);
            switch (c) {
                case '&' -> out.write("&amp;");
                case '<' -> out.write("&lt;");
                case '>' -> out.write("&gt;");
                case '"' -> out.write("&quot;");
                case '\'' -> out.write("&#39;");
                default -> out.write(c);
            }
        }
    }
}
