package fleetauditor.diagnosis;

import java.util.Locale;

/** What a conclusion rests on. */
public enum Confidence {
    /** The evidence says so. */
    DEVICE_FACT,
    /** Microsoft Graph says so, through an audit report. */
    GRAPH_FACT,
    /** It follows from what is shown, but nothing says so outright. */
    INFERENCE;

    /** The name in the JSON answer, for example {@code device-fact}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
