/** Rules, one per file. */
@NullMarked
package fleetauditor.rules.jamf;

import org.jspecify.annotations.NullMarked;
