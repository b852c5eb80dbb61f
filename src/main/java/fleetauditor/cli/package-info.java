/** Parses, calls, prints, chooses the exit code. */
@NullMarked
package fleetauditor.cli;

import org.jspecify.annotations.NullMarked;
