/** The tenant's objects as compact records; no I/O, no clock. */
@NullMarked
package fleetauditor.model;

import org.jspecify.annotations.NullMarked;
