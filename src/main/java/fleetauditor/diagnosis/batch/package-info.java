/** Many files of evidence: found, read, compared with each other, counted. */
@NullMarked
package fleetauditor.diagnosis.batch;

import org.jspecify.annotations.NullMarked;
