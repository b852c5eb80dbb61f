package fleetauditor.lifecycle;

import fleetauditor.model.NamedGroup;
import fleetauditor.waiver.Waiver;

/**
 * A waiver whose group is not known tonight, so that nothing, or not everything, is waived by it.
 *
 * @param state why; never READ
 */
public record LostGroup(Waiver waiver, NamedGroup.State state) {}
