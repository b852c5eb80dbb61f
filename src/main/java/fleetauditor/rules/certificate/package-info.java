/** Rules, one per file. */
@NullMarked
package fleetauditor.rules.certificate;

import org.jspecify.annotations.NullMarked;
