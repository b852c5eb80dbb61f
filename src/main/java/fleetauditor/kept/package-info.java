/** What an audit read, kept in a file for questions that come later. */
@NullMarked
package fleetauditor.kept;

import org.jspecify.annotations.NullMarked;
