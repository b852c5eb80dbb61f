/** Readers of evidence, one for each kind: they keep line numbers and never refuse odd text. */
@NullMarked
package fleetauditor.diagnosis.read;

import org.jspecify.annotations.NullMarked;
