/** Titles, sentences and steps of the reports, by language. */
@NullMarked
package fleetauditor.text;

import org.jspecify.annotations.NullMarked;
