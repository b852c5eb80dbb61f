/** Error codes: the table, the families, and how to find codes in text. */
@NullMarked
package fleetauditor.diagnosis.codes;

import org.jspecify.annotations.NullMarked;
