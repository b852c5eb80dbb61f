package fleetauditor.whatif;

import fleetauditor.audit.RunInfo;
import java.util.List;

/**
 * An answer, and what it was asked of.
 *
 * @param run which tenant was read, and when
 * @param unknownUsers users who were named, are not in the tenant and were left out
 * @param unreadUsers users who were named and could not be looked up, since not all users could be read
 * @param fromKeptData whether an earlier audit had read the tenant
 */
public record WhatIfResult(
        RunInfo run, Answer answer, List<String> unknownUsers, List<String> unreadUsers, boolean fromKeptData) {
    public WhatIfResult {
        unreadUsers = List.copyOf(unreadUsers);
        unknownUsers = List.copyOf(unknownUsers);
    }

    /** Whether no gap in the data leaves a part open. */
    public boolean isCertain() {
        return answer.unsure().isEmpty();
    }
}
