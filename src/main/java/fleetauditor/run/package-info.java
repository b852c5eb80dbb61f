/** One audit: collect, judge, report. */
@NullMarked
package fleetauditor.run;

import org.jspecify.annotations.NullMarked;
