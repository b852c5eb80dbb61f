/** Rules, one per file. */
@NullMarked
package fleetauditor.rules.device;

import org.jspecify.annotations.NullMarked;
