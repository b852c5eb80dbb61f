/** Typed settings from file, environment and command line; names every mistake at once. */
@NullMarked
package fleetauditor.config;

import org.jspecify.annotations.NullMarked;
