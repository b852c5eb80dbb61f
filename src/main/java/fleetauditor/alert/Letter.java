package fleetauditor.alert;

import java.util.List;

/**
 * A message in words. Every text is one line of plain text; channels add what marks their own form needs.
 *
 * @param title what it is about, as the subject of a mail
 * @param intro sentences before the findings
 * @param entries the findings, worst first, each incident with those that follow from it
 * @param outro sentences after them
 */
record Letter(String title, List<String> intro, List<Entry> entries, List<String> outro) {
    Letter {
        intro = List.copyOf(intro);
        entries = List.copyOf(entries);
        outro = List.copyOf(outro);
    }

    /**
     * One finding.
     *
     * @param heading its severity in words; the same for those that follow from it
     * @param follows whether it follows from the entry before it
     * @param step the first thing to do; empty for one that follows from another
     */
    record Entry(String heading, boolean follows, String text, String step) {}
}
