/** What tests are written with: a made-up tenant, rules applied to it. */
@NullMarked
package fleetauditor.testkit;

import org.jspecify.annotations.NullMarked;
