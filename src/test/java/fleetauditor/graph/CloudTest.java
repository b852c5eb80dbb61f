package fleetauditor.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CloudTest {
    @ParameterizedTest
    @CsvSource({
        "Global,            https://graph.microsoft.com,             https://login.microsoftonline.com",
        "commercial,        https://graph.microsoft.com,             https://login.microsoftonline.com",
        "GCC,               https://graph.microsoft.com,             https://login.microsoftonline.com",
        "AzureCloud,        https://graph.microsoft.com,             https://login.microsoftonline.com",
        "USGov,             https://graph.microsoft.us,              https://login.microsoftonline.us",
        "gcchigh,           https://graph.microsoft.us,              https://login.microsoftonline.us",
        "GCC-High,          https://graph.microsoft.us,              https://login.microsoftonline.us",
        "AzureUSGovernment, https://graph.microsoft.us,              https://login.microsoftonline.us",
        "USGovDoD,          https://dod-graph.microsoft.us,          https://login.microsoftonline.us",
        "DOD,               https://dod-graph.microsoft.us,          https://login.microsoftonline.us",
        "china,             https://microsoftgraph.chinacloudapi.cn, https://login.chinacloudapi.cn",
        "AzureChinaCloud,   https://microsoftgraph.chinacloudapi.cn, https://login.chinacloudapi.cn"
    })
    void everyCloudHasItsHosts(String name, URI graph, URI authority) {
        Cloud cloud = Cloud.named(name);

        assertThat(cloud.graph()).isEqualTo(graph);
        assertThat(cloud.authority()).isEqualTo(authority);
        assertThat(GraphConfig.of(cloud).scope()).isEqualTo(graph + "/.default");
        assertThat(Cloud.named(cloud.settingName())).isEqualTo(cloud);
    }

    @Test
    void anUnknownNameListsTheKnown() {
        assertThatThrownBy(() -> Cloud.named("Germany"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not one of Global, USGov, USGovDoD, China, commercial, gcc, gcchigh, dod");
    }
}
