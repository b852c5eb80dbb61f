package fleetauditor.alert;

import fleetauditor.config.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * JSON to a program of the administrator's own, signed so that it can tell us from others and an old message from a new
 * one.
 */
final class Webhook implements Delivery {
    private final WebPost web;
    private final Clock clock;

    Webhook(WebPost web, Clock clock) {
        this.web = web;
        this.clock = clock;
    }

    @Override
    public void send(String key, Route route, Alert alert) throws DeliveryException {
        String body = alert.body().toString();
        String timestamp = String.valueOf(clock.instant().getEpochSecond());
        Secret secret = Objects.requireNonNull(route.secret());
        web.post(
                Objects.requireNonNull(route.address()),
                body.getBytes(StandardCharsets.UTF_8),
                Map.of(
                        "Idempotency-Key",
                        key,
                        "X-Fleet-Auditor-Timestamp",
                        timestamp,
                        "X-Fleet-Auditor-Signature",
                        signature(secret, timestamp, body)));
    }

    /** {@code sha256=} and the HMAC-SHA256, in hex, of time stamp, a dot and the body. */
    static String signature(Secret secret, String timestamp, String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.reveal().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            byte[] hash = mac.doFinal((timestamp + "." + body).getBytes(StandardCharsets.UTF_8));
            return "sha256=" + HexFormat.of().formatHex(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}
