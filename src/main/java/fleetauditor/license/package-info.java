/** Who is entitled to Intune, through which product, and why not. */
@NullMarked
package fleetauditor.license;

import org.jspecify.annotations.NullMarked;
