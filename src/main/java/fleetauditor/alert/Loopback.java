package fleetauditor.alert;

/** Tells hosts that never leave this machine, by the name alone: a look-up could be made to lie. */
final class Loopback {
    private Loopback() {}

    static boolean is(String host) {
        return host.equalsIgnoreCase("localhost")
                || host.matches("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}")
                || host.matches("\\[?(::1|0:0:0:0:0:0:0:1)]?");
    }
}
