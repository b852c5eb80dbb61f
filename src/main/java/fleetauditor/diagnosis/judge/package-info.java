/** What the evidence means: from what was read to conclusions. */
@NullMarked
package fleetauditor.diagnosis.judge;

import org.jspecify.annotations.NullMarked;
