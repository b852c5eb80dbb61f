/** Rules, one per file. */
@NullMarked
package fleetauditor.rules.license;

import org.jspecify.annotations.NullMarked;
