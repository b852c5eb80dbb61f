/** What a code, a message or a rule means, out of any evidence. */
@NullMarked
package fleetauditor.diagnosis.explain;

import org.jspecify.annotations.NullMarked;
