package fleetauditor.simulator;

import java.util.function.Consumer;

/**
 * A small story at one desk: a fault, or what only looks like one.
 *
 * @param managedDevices how many managed devices it makes, in every night
 * @param season in which nights the fault shows; the devices are there in all of them
 * @param story makes the desk's people and devices
 */
record Scene(int managedDevices, Season season, Consumer<Desk> story) {
    static Scene always(int managedDevices, Consumer<Desk> story) {
        return new Scene(managedDevices, Season.ALWAYS, story);
    }

    Scene during(Season other) {
        return new Scene(managedDevices, other, story);
    }
}
