package fleetauditor.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.IOException;

/** Line breaks of the JSON report: short rows take one line each, findings are spread out. For one document. */
final class JsonLayout {
    private static final int EVERYTHING = 100;
    private static final int ROWS = 2;

    private final Indenter objects = new Indenter();
    private final Indenter arrays = new Indenter();

    /** Breaks lines down to a depth that can change. */
    private static final class Indenter implements DefaultPrettyPrinter.Indenter {
        private int deepest = EVERYTHING;

        @Override
        public void writeIndentation(JsonGenerator generator, int level) throws IOException {
            if (level <= deepest) {
                generator.writeRaw('\n');
                generator.writeRaw("  ".repeat(level));
            } else {
                generator.writeRaw(' ');
            }
        }

        @Override
        public boolean isInline() {
            return false;
        }
    }

    DefaultPrettyPrinter printer() {
        Separators separators = Separators.createDefaultInstance()
                .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                .withObjectEmptySeparator("")
                .withArrayEmptySeparator("");
        return new DefaultPrettyPrinter(separators).withObjectIndenter(objects).withArrayIndenter(arrays);
    }

    /** From here on each element of an outer list takes one line. */
    void oneLineEach() {
        objects.deepest = ROWS - 1;
        arrays.deepest = ROWS;
    }

    /** From here on each element of a list one level further in takes one line. */
    void oneLineEachBelow() {
        objects.deepest = ROWS;
        arrays.deepest = ROWS + 1;
    }

    /** From here on each field takes one line. */
    void spreadOut() {
        objects.deepest = EVERYTHING;
        arrays.deepest = EVERYTHING;
    }
}
