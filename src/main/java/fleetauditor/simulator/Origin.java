package fleetauditor.simulator;

/**
 * Where answers come from.
 *
 * @param endpoint address without version and without a slash at its end; links start with it
 */
record Origin(String endpoint, SkipToken tokens) {}
