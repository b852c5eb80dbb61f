package fleetauditor.graph;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import fleetauditor.graph.GraphException.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The access token that every session of a client uses. What cannot help is not tried again: a token that Graph refused
 * for good, a sign-in that just failed. Thread-safe.
 */
final class Tokens {
    private static final Duration BEFORE_EXPIRY = Duration.ofMinutes(2);
    private static final Duration FAILURE_STANDS = Duration.ofMinutes(1);
    private static final Pattern ENTRA_ERROR = Pattern.compile("(AADSTS\\d{4,8})(?:: *([^.\\r\\n]{1,160}))?");
    private static final int WORDS_AT_MOST = 160;

    private final TokenCredential credential;
    private final String scope;
    private final Time time;
    private @Nullable AccessToken token;
    private @Nullable String refused;
    private String refusal = "";
    private @Nullable String failure;
    private Instant failedAt = Instant.MIN;

    Tokens(TokenCredential credential, String scope, Time time) {
        this.credential = credential;
        this.scope = scope;
        this.time = time;
    }

    /**
     * The token to send.
     *
     * @param forWhat what a message begins with: {@code "GET /v1.0/users -> "}, or nothing
     * @throws GraphException of kind SIGN_IN if there is none, or if Graph refused it for good
     */
    synchronized String current(String forWhat) {
        AccessToken now = token;
        if (now == null || time.now().isAfter(now.getExpiresAt().toInstant().minus(BEFORE_EXPIRY))) {
            now = fetch(forWhat, null);
            token = now;
        }
        if (now.getToken().equals(refused)) {
            throw new GraphException(
                    Kind.SIGN_IN, 0, refusal, forWhat + "not sent: Graph refused the access token before", null);
        }
        return now.getToken();
    }

    /**
     * The token to send after Graph answered 401: a new one where the credential can give one, else the same.
     *
     * @param claims what Graph wants of the new one; null when it does not say
     */
    synchronized String after(String old, String forWhat, @Nullable String claims) {
        AccessToken now = token;
        if (now != null && now.getToken().equals(old)) {
            if (credential instanceof Renewable renewable) {
                renewable.renew();
            }
            token = fetch(forWhat, claims);
        }
        return current(forWhat);
    }

    /**
     * Ends the use of a token.
     *
     * @param code Graph's error code
     */
    synchronized void refuse(String useless, String code) {
        refused = useless;
        refusal = code;
    }

    private AccessToken fetch(String forWhat, @Nullable String claims) {
        if (failure != null && time.now().isBefore(failedAt.plus(FAILURE_STANDS))) {
            throw new GraphException(Kind.SIGN_IN, 0, "", forWhat + failure, null);
        }
        var context = new TokenRequestContext().addScopes(scope).setCaeEnabled(true);
        if (claims != null) {
            context.setClaims(claims);
        }
        try {
            AccessToken fresh = credential.getTokenSync(context);
            failure = null;
            return fresh;
        } catch (RuntimeException e) { // whatever the credential's library throws: Azure's, MSAL's, Reactor's
            failure = "sign-in failed: " + explained(e);
            failedAt = time.now();
            throw new GraphException(Kind.SIGN_IN, 0, entraError(e).orElse(""), forWhat + failure, e);
        }
    }

    private static Optional<String> entraError(Throwable failure) {
        return entraMatch(failure).map(m -> m.group(1));
    }

    private static Optional<Matcher> entraMatch(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            Matcher found = ENTRA_ERROR.matcher(String.valueOf(t.getMessage()));
            if (found.find()) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }

    private static String explained(Throwable failure) {
        Optional<Matcher> entra = entraMatch(failure);
        if (entra.isPresent()) {
            String code = entra.get().group(1);
            String words = entra.get().group(2);
            return code + (words == null ? "" : ": " + words.strip()) + " (more: fleet-auditor explain " + code + ")";
        }
        Throwable telling = failure;
        while (telling.getCause() != null
                && String.valueOf(telling.getMessage()).contains("inner exception")) {
            telling = telling.getCause();
        }
        String words = String.valueOf(telling.getMessage())
                .lines()
                .findFirst()
                .orElse("")
                .replaceAll("\\b([a-z]\\w*\\.){2,}(?=[A-Z])", "")
                .replaceAll("(\\w+Exception: )+(?=\\w+Exception: )", "")
                .replaceAll(" ?To mitigate this issue.*", "")
                .replaceAll("eyJ[\\w.-]+", "***");
        return words.length() > WORDS_AT_MOST ? words.substring(0, WORDS_AT_MOST) + "…" : words;
    }
}
