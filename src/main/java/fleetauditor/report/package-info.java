/** Excel, JSON and HTML from one audit result; decides nothing. */
@NullMarked
package fleetauditor.report;

import org.jspecify.annotations.NullMarked;
