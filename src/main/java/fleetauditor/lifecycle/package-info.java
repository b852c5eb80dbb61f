/** What changed since earlier nights: pure comparison of an audit's result with what the store knew. */
@NullMarked
package fleetauditor.lifecycle;

import org.jspecify.annotations.NullMarked;
