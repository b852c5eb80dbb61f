package fleetauditor.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThumbprintsTest {
    static final String THUMBPRINT = "0123456789abcdef0123456789abcdef01234567";
    private static final String KEY = "X509:<SHA1-TP-PUBKEY>0123456789ABCDEF0123456789ABCDEF01234567aBc+/=";
    static final String WIDE = encoded(KEY, StandardCharsets.UTF_16LE);

    @Test
    void theThumbprintIsFoundInTheWideFormOfLiveTenants() {
        assertThat(Thumbprints.fromKey(WIDE)).isEqualTo(THUMBPRINT);
    }

    @Test
    void theThumbprintIsFoundInTheNarrowForm() {
        assertThat(Thumbprints.fromKey(encoded(KEY, StandardCharsets.US_ASCII))).isEqualTo(THUMBPRINT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AA==", "not base64!", "WDUwOTo8U0hBMS1UUC1QVUJLRVk+MDEyMw=="})
    void aKeyWithoutOneHasNoThumbprint(String key) {
        assertThat(Thumbprints.fromKey(key)).isNull();
    }

    private static String encoded(String text, Charset charset) {
        return Base64.getEncoder().encodeToString(text.getBytes(charset));
    }
}
