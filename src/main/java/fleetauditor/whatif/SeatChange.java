package fleetauditor.whatif;

import java.util.UUID;

/**
 * Free seats of a SKU.
 *
 * @param freeBefore seats bought and not consumed; less than 0 when more are consumed than bought; 0 when the
 *     subscription does not work
 * @param freeAfter less than 0 when the change needs more seats than there are
 */
public record SeatChange(UUID skuId, long freeBefore, long freeAfter) {}
