/** A Graph on loopback with a synthetic tenant of any size. */
@NullMarked
package fleetauditor.simulator;

import org.jspecify.annotations.NullMarked;
