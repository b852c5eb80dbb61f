/** One file per dataset: what to ask Graph and how to read a row. */
@NullMarked
package fleetauditor.collect;

import org.jspecify.annotations.NullMarked;
