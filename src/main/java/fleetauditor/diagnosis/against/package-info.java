/** Evidence beside an audit report: the same device as Microsoft Graph sees it. */
@NullMarked
package fleetauditor.diagnosis.against;

import org.jspecify.annotations.NullMarked;
