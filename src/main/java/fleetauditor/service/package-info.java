/** The scheduled service. */
@NullMarked
package fleetauditor.service;

import org.jspecify.annotations.NullMarked;
