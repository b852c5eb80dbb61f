/** Rules, one per file. */
@NullMarked
package fleetauditor.rules.tenant;

import org.jspecify.annotations.NullMarked;
