package fleetauditor.alert;

/** Sends messages by one channel. Ends within a small multiple of the configured timeout. Thread-safe. */
interface Delivery {
    /**
     * Sends one message.
     *
     * @param key the same in every try
     * @throws DeliveryException if the other side did not take it, or nobody knows whether it did
     */
    void send(String key, Route route, Alert alert) throws DeliveryException;
}
