/** Findings that somebody accepted, with a reason and an end. */
@NullMarked
package fleetauditor.waiver;

import org.jspecify.annotations.NullMarked;
