/** The wiring: builds everything from the settings with new. */
@NullMarked
package fleetauditor.app;

import org.jspecify.annotations.NullMarked;
