package fleetauditor.whatif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fleetauditor.config.ConfigException;
import fleetauditor.whatif.StepRequest.UserReference;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserListTest {
    private static final String ID = "0f9d1f5c-6f3a-4d1e-8d56-0a8f4a1c2b3d";

    @TempDir
    private Path folder;

    @Test
    void readsSignInNames() throws IOException {
        assertThat(users("userPrincipalName\nann@contoso.com\nbob@contoso.com\n"))
                .containsExactly("ann@contoso.com", "bob@contoso.com");
    }

    @Test
    void readsObjectIds() throws IOException {
        assertThat(users("id\n" + ID + "\n")).containsExactly(ID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "displayName;userPrincipalName;department\nAnn;ann@contoso.com;Sales\n",
                "userPrincipalName,displayName\r\nann@contoso.com,Ann\r\n",
                "userPrincipalName\tdisplayName\rann@contoso.com\tAnn\r",
                "\uFEFFuserPrincipalName;displayName\nann@contoso.com;Ann",
                "\uFEFFsep=;\r\nuserPrincipalName;displayName\r\nann@contoso.com;Ann\r\n",
                "\"userPrincipalName\",\"displayName\"\n\"ann@contoso.com\",\"Ann, of Sales\"\n",
                "displayName,userPrincipalName\n\"Ann\nof \"\"Sales\"\"\",ann@contoso.com\n",
                "User principal name,Object ID\nann@contoso.com,\n",
                "USERPRINCIPALNAME\n\n  ann@contoso.com  \n\n",
                "userPrincipalName,,\nann@contoso.com,,\n,,\n"
            })
    void readsWhatExcelAndTheAdminCentersWrite(String csv) throws IOException {
        assertThat(users(csv)).containsExactly("ann@contoso.com");
    }

    @Test
    void theIdGoesBeforeTheName() throws IOException {
        assertThat(users("userPrincipalName,id\nann@contoso.com," + ID + "\nbob@contoso.com,\n"))
                .containsExactly(ID, "bob@contoso.com");
    }

    @Test
    void readsUnicodeText() throws IOException {
        assertThat(users("\uFEFFuserPrincipalName\tx\nann@contoso.com\ty\n", StandardCharsets.UTF_16LE))
                .containsExactly("ann@contoso.com");
        assertThat(users("\uFEFFuserPrincipalName\tx\nann@contoso.com\ty\n", StandardCharsets.UTF_16BE))
                .containsExactly("ann@contoso.com");
    }

    @Test
    void saysWhereAUserIsWritten() throws IOException {
        Path file =
                file("name,userPrincipalName\n\"a\nb\",ann@contoso.com\n\nx,bob@contoso.com\n", StandardCharsets.UTF_8);

        assertThat(UserList.read(file))
                .extracting(UserReference::toString)
                .containsExactly("ann@contoso.com (leavers.csv, line 2)", "bob@contoso.com (leavers.csv, line 5)");
    }

    @Test
    void saysThatNoColumnNamesUsers() {
        assertThatThrownBy(() -> users("name;mail\nAnn;ann@contoso.com\n"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("no column userPrincipalName or id")
                .hasMessageContaining("name, mail");
    }

    @Test
    void namesEveryLineWithoutAUser() {
        assertThatThrownBy(() -> users("userPrincipalName,x\n,1\nann@contoso.com,2\n,3\n"))
                .hasMessageContaining("line 2: names no user")
                .hasMessageContaining("line 4: names no user");
    }

    @Test
    void refusesFilesWithoutUsers() {
        assertThatThrownBy(() -> users("")).hasMessageContaining("is empty");
        assertThatThrownBy(() -> users("userPrincipalName\n")).hasMessageContaining("names no user below");
    }

    @Test
    void refusesWhatIsNotUtf8() {
        assertThatThrownBy(() -> users("userPrincipalName\nj\u00F6rg@contoso.com\n", StandardCharsets.ISO_8859_1))
                .hasMessageContaining("not UTF-8");
    }

    private List<String> users(String csv) throws IOException {
        return users(csv, StandardCharsets.UTF_8);
    }

    private List<String> users(String csv, Charset charset) throws IOException {
        return UserList.read(file(csv, charset)).stream()
                .map(UserReference::text)
                .toList();
    }

    private Path file(String csv, Charset charset) throws IOException {
        return Files.writeString(folder.resolve("leavers.csv"), csv, charset);
    }
}
