/** The list of rules; one file per rule below. */
@NullMarked
package fleetauditor.rules;

import org.jspecify.annotations.NullMarked;
