/** Evidence from devices and connectors: reading and judging it. */
@NullMarked
package fleetauditor.diagnosis;

import org.jspecify.annotations.NullMarked;
