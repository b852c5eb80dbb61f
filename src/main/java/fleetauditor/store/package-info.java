/** Runs and findings in a SQL database, by JDBC; the only place with {@code java.sql}. */
@NullMarked
package fleetauditor.store;

import org.jspecify.annotations.NullMarked;
