package fleetauditor.lifecycle;

import java.util.List;

/**
 * A finding that was there and that this run could not judge, so that it stays as it was.
 *
 * @param datasets names of the datasets that are the reason; empty for the other reasons
 */
public record Kept(KnownFinding finding, Reason reason, List<String> datasets) {
    /** Why it could not be judged. */
    public enum Reason {
        /** The rule is switched off, was not asked in this run or no longer exists. */
        RULE_NOT_ASKED("ruleNotAsked"),
        /** The rule could not be evaluated. */
        RULE_NOT_EVALUATED("ruleNotEvaluated"),
        /** The rule left its subject out for now. */
        SUBJECT_NOT_JUDGED("subjectNotJudged"),
        /** A dataset is missing without which only a part of the rule was evaluated. */
        DATASET_MISSING("datasetMissing"),
        /** A dataset shrank too much to be believed. */
        DATASET_SHRANK("datasetShrank");

        private final String key;

        Reason(String key) {
            this.key = key;
        }

        /** The name in reports. */
        public String key() {
            return key;
        }
    }

    public Kept {
        datasets = List.copyOf(datasets);
    }
}
