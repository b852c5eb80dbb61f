/** Rules, one per file. */
@NullMarked
package fleetauditor.rules.compliance;

import org.jspecify.annotations.NullMarked;
