/** What a rule is, what a finding is, and how rules are applied to a snapshot. */
@NullMarked
package fleetauditor.audit;

import org.jspecify.annotations.NullMarked;
