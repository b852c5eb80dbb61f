package fleetauditor.graph;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** A credential that is built when it is first asked for a token. Thread-safe. */
class LazyCredential implements TokenCredential {
    private final Supplier<TokenCredential> builder;
    private @Nullable TokenCredential built;

    private LazyCredential(Supplier<TokenCredential> builder) {
        this.builder = builder;
    }

    /** One that is kept: to begin again would trouble a person. */
    static TokenCredential lasting(Supplier<TokenCredential> builder) {
        return new LazyCredential(builder);
    }

    /** One that can be built anew, which is how Azure Identity's token cache is left behind. */
    static TokenCredential renewable(Supplier<TokenCredential> builder) {
        return new Fresh(builder);
    }

    private static final class Fresh extends LazyCredential implements Renewable {
        Fresh(Supplier<TokenCredential> builder) {
            super(builder);
        }

        @Override
        public void renew() {
            forget();
        }
    }

    @Override
    public Mono<AccessToken> getToken(TokenRequestContext request) {
        return Mono.defer(() -> credential().getToken(request));
    }

    @Override
    public AccessToken getTokenSync(TokenRequestContext request) {
        return credential().getTokenSync(request);
    }

    synchronized void forget() {
        built = null;
    }

    private synchronized TokenCredential credential() {
        TokenCredential credential = built;
        if (credential == null) {
            credential = builder.get();
            built = credential;
        }
        return credential;
    }
}
