/** Conclusions as sentences, JSON, a table and a workbook. */
@NullMarked
package fleetauditor.diagnosis.show;

import org.jspecify.annotations.NullMarked;
