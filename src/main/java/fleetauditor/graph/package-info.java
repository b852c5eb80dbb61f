/** The only place that speaks HTTP to Microsoft Graph; knows no dataset. */
@NullMarked
package fleetauditor.graph;

import org.jspecify.annotations.NullMarked;
