package fleetauditor.graph;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.azure.core.http.HttpClient;
import com.azure.identity.AadCredentialBuilderBase;
import com.azure.identity.AzureCliCredentialBuilder;
import com.azure.identity.ClientCertificateCredentialBuilder;
import com.azure.identity.ClientSecretCredentialBuilder;
import com.azure.identity.DeviceCodeCredentialBuilder;
import com.azure.identity.ManagedIdentityCredentialBuilder;
import com.azure.identity.WorkloadIdentityCredentialBuilder;
import fleetauditor.config.ConfigException;
import fleetauditor.config.Secret;
import fleetauditor.graph.SignInConfig.Method;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import reactor.core.publisher.Mono;

/** Makes Azure Identity's credentials from settings. Nothing is contacted, nor any client built, before the first use. */
public final class Credentials {
    private static final String NOTHING_GIVEN = "no sign-in is given: set AZURE_TENANT_ID and AZURE_CLIENT_ID with"
            + " AZURE_CLIENT_SECRET, AZURE_CLIENT_CERTIFICATE_PATH or AZURE_FEDERATED_TOKEN_FILE, or set "
            + SignInConfig.ACCESS_TOKEN + ", or choose the method managedIdentity, azureCli or deviceCode";
    private static final Pattern TENANT = Pattern.compile("[A-Za-z0-9.-]+");

    private final SignInConfig config;
    private final String authority;
    private final boolean knownAuthority;
    private final Consumer<String> prompt;
    private final Supplier<HttpClient> http;

    private Credentials(SignInConfig config, Cloud cloud, Consumer<String> prompt, Supplier<HttpClient> http) {
        this.config = config;
        this.authority = authority(config, cloud);
        this.knownAuthority = Arrays.stream(Cloud.values())
                .anyMatch(c -> c.authority().toString().equals(authority));
        this.prompt = prompt;
        this.http = http;
    }

    /**
     * The credential that the settings describe.
     *
     * @param cloud the tenant's, when {@code config} names none
     * @param prompt takes the sentence that tells a person where to enter which code, when the method is a device code
     * @throws ConfigException if nothing usable is given, in one sentence that says what to give
     */
    public static TokenCredential of(SignInConfig config, Cloud cloud, Consumer<String> prompt) {
        return of(config, cloud, prompt, SignInHttp::client);
    }

    static TokenCredential of(SignInConfig config, Cloud cloud, Consumer<String> prompt, Supplier<HttpClient> http) {
        Secret token = config.accessToken();
        if (token != null) {
            return readyMade(token);
        }
        return new Credentials(config, cloud, prompt, http).credential(chosen(config));
    }

    /**
     * A token that somebody else fetched. It cannot be renewed.
     *
     * @throws ConfigException if it holds what no token holds
     */
    public static TokenCredential readyMade(Secret token) {
        String text = token.reveal().strip().replaceFirst("(?i)^Bearer(\\s+|$)", "");
        if (!text.matches("[\\x21-\\x7e]+")) {
            throw new ConfigException(
                    SignInConfig.ACCESS_TOKEN + " is not an access token: it is empty or holds spaces or line breaks");
        }
        return new ReadyMade(new AccessToken(text, OffsetDateTime.MAX));
    }

    /** A token that never changes. */
    private static final class ReadyMade implements TokenCredential {
        private final AccessToken token;

        ReadyMade(AccessToken token) {
            this.token = token;
        }

        @Override
        public Mono<AccessToken> getToken(TokenRequestContext request) {
            return Mono.just(token);
        }

        @Override
        public AccessToken getTokenSync(TokenRequestContext request) {
            return token;
        }
    }

    /** The way that will be taken; never AUTO. */
    static Method chosen(SignInConfig config) {
        if (config.accessToken() != null) {
            return Method.TOKEN;
        }
        if (config.method() != Method.AUTO) {
            return config.method();
        }
        boolean app = config.tenantId() != null && config.clientId() != null;
        if (app && config.clientSecret() != null) {
            return Method.CLIENT_SECRET;
        }
        if (app && config.certificate() != null) {
            return Method.CERTIFICATE;
        }
        if (app && config.federatedTokenFile() != null) {
            return Method.WORKLOAD_IDENTITY;
        }
        if (config.managedIdentityHere()) {
            return Method.MANAGED_IDENTITY;
        }
        if (config.clientSecret() != null || config.certificate() != null || config.federatedTokenFile() != null) {
            throw new ConfigException("the sign-in is not complete: set " + String.join(" and ", missingIds(config)));
        }
        throw new ConfigException(NOTHING_GIVEN);
    }

    private TokenCredential credential(Method method) {
        List<String> missing = new ArrayList<>();
        if (method != Method.MANAGED_IDENTITY && method != Method.AZURE_CLI && method != Method.TOKEN) {
            missing.addAll(missingIds(config));
        }
        if (method == Method.CLIENT_SECRET && config.clientSecret() == null) {
            missing.add("AZURE_CLIENT_SECRET (setting clientSecretEnv or clientSecretFile)");
        }
        if (method == Method.CERTIFICATE && config.certificate() == null) {
            missing.add("AZURE_CLIENT_CERTIFICATE_PATH (setting certificatePath)");
        }
        if (method == Method.WORKLOAD_IDENTITY && config.federatedTokenFile() == null) {
            missing.add("AZURE_FEDERATED_TOKEN_FILE (setting federatedTokenFile)");
        }
        if (method == Method.TOKEN) {
            missing.add(SignInConfig.ACCESS_TOKEN);
        }
        if (config.tenantId() != null && !TENANT.matcher(config.tenantId()).matches()) {
            throw new ConfigException("tenantId = '" + config.tenantId() + "': neither a GUID nor a domain");
        }
        if (!missing.isEmpty()) {
            throw new ConfigException(
                    "the sign-in method " + method.settingName() + " needs " + String.join(" and ", missing));
        }
        return switch (method) {
            case CLIENT_SECRET -> {
                Secret secret = Objects.requireNonNull(config.clientSecret());
                yield LazyCredential.renewable(() -> clientSecret(secret.reveal()));
            }
            case CERTIFICATE -> certificate(Objects.requireNonNull(config.certificate()));
            case WORKLOAD_IDENTITY -> {
                Path tokenFile = Objects.requireNonNull(config.federatedTokenFile());
                yield LazyCredential.renewable(() -> workloadIdentity(tokenFile));
            }
            case MANAGED_IDENTITY -> LazyCredential.renewable(this::managedIdentity);
            case AZURE_CLI -> LazyCredential.renewable(this::azureCli);
            case DEVICE_CODE -> LazyCredential.lasting(this::deviceCode);
            case AUTO, TOKEN -> throw new IllegalStateException(method.settingName());
        };
    }

    private TokenCredential clientSecret(String secret) {
        return common(new ClientSecretCredentialBuilder()).clientSecret(secret).build();
    }

    private TokenCredential certificate(Path file) {
        boolean pem = isPem(file);
        Secret password = config.certificatePassword();
        return LazyCredential.renewable(() -> {
            var builder = common(new ClientCertificateCredentialBuilder());
            if (pem) {
                builder.pemCertificate(file.toString());
            } else {
                builder.pfxCertificate(file.toString());
            }
            if (password != null) {
                builder.clientCertificatePassword(password.reveal());
            }
            return builder.build();
        });
    }

    private TokenCredential workloadIdentity(Path tokenFile) {
        return common(new WorkloadIdentityCredentialBuilder())
                .tokenFilePath(tokenFile.toString())
                .build();
    }

    private TokenCredential managedIdentity() {
        var builder = new ManagedIdentityCredentialBuilder().httpClient(http.get());
        if (config.clientId() != null) {
            builder.clientId(config.clientId());
        }
        return builder.build();
    }

    private TokenCredential azureCli() {
        var builder = new AzureCliCredentialBuilder();
        if (config.tenantId() != null) {
            builder.tenantId(config.tenantId());
        }
        return builder.build();
    }

    private TokenCredential deviceCode() {
        return common(new DeviceCodeCredentialBuilder())
                .challengeConsumer(challenge -> prompt.accept(challenge.getMessage()))
                .build();
    }

    private <B extends AadCredentialBuilderBase<B>> B common(B builder) {
        builder.httpClient(http.get())
                .authorityHost(authority)
                .tenantId(Objects.requireNonNull(config.tenantId()))
                .clientId(Objects.requireNonNull(config.clientId()));
        return knownAuthority ? builder : builder.disableInstanceDiscovery();
    }

    private static List<String> missingIds(SignInConfig config) {
        var missing = new ArrayList<String>();
        if (config.tenantId() == null) {
            missing.add("AZURE_TENANT_ID (setting tenantId)");
        }
        if (config.clientId() == null) {
            missing.add("AZURE_CLIENT_ID (setting clientId)");
        }
        return missing;
    }

    private static String authority(SignInConfig config, Cloud cloud) {
        String given = config.authority();
        if (given == null) {
            return (config.cloud() == null ? cloud : config.cloud()).authority().toString();
        }
        String url = (given.contains("://") ? given : "https://" + given).replaceAll("/+$", "");
        if (!url.toLowerCase(Locale.ROOT).startsWith("https://")) {
            throw new ConfigException("AZURE_AUTHORITY_HOST = '" + given + "': not an https address");
        }
        return url;
    }

    /** By content; the ending decides only where the content does not. */
    private static boolean isPem(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(4096);
            if (new String(start, StandardCharsets.ISO_8859_1).contains("-----BEGIN")) {
                return true;
            }
            boolean der = start.length > 0 && start[0] == 0x30;
            String name = file.toString().toLowerCase(Locale.ROOT);
            if (der || name.endsWith(".pfx") || name.endsWith(".p12")) {
                return false;
            }
        } catch (IOException e) {
            throw new ConfigException("the certificate file '" + file + "' cannot be read");
        }
        throw new ConfigException("the certificate file '" + file + "' is neither PEM nor PFX");
    }
}
