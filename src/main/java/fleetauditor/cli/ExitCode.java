package fleetauditor.cli;

import fleetauditor.audit.AuditResult;
import fleetauditor.audit.Severity;
import fleetauditor.lifecycle.Changes;
import fleetauditor.lifecycle.Status;
import fleetauditor.whatif.WhatIfResult;
import java.util.Optional;

/** What the program's exit code says. */
final class ExitCode {
    static final int OK = 0;
    static final int BUG = 1;
    static final int USAGE = 2;
    static final int FINDINGS = 3;
    static final int INCOMPLETE = 4;
    static final int NO_AUDIT = 5;

    private ExitCode() {}

    /** The code of an audit that took place. What a waiver accepts is no reason to fail. */
    static int of(AuditResult result, Changes changes, Optional<Severity> failOn) {
        boolean failed = failOn.isPresent()
                && result.findings().stream()
                        .filter(f -> changes.standing(f).status() != Status.WAIVED)
                        .anyMatch(f -> f.severity().isAtLeast(failOn.get()));
        if (failed) {
            return FINDINGS;
        }
        return result.isComplete() ? OK : INCOMPLETE;
    }

    /** The code of an answer to what a change would break. A question changes nothing and breaks nothing. */
    static int of(WhatIfResult result) {
        if (!result.answer().isQuestion() && result.answer().isHarmful()) {
            return FINDINGS;
        }
        return result.isCertain() ? OK : INCOMPLETE;
    }
}
