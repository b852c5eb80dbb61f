/** What a license change would break: the model with the change applied, judged again. Nothing is written anywhere. */
@NullMarked
package fleetauditor.whatif;

import org.jspecify.annotations.NullMarked;
