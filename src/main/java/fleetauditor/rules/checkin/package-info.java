/** Rules, one per file. */
@NullMarked
package fleetauditor.rules.checkin;

import org.jspecify.annotations.NullMarked;
