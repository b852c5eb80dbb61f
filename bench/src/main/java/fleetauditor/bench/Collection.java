package fleetauditor.bench;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.microsoft.graph.core.tasks.PageIterator;
import com.microsoft.graph.models.ManagedDevice;
import com.microsoft.graph.models.ManagedDeviceCollectionResponse;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import com.microsoft.kiota.authentication.AnonymousAuthenticationProvider;
import fleetauditor.collect.SnapshotCollector;
import fleetauditor.graph.GraphClient;
import fleetauditor.graph.GraphConfig;
import fleetauditor.model.Dataset;
import fleetauditor.simulator.SimulatedGraph;
import fleetauditor.simulator.TenantPlan;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.OkHttpClient;
import reactor.core.publisher.Mono;

/** The managed devices of the simulated tenant, read by our collector and by the SDK's typed models with PageIterator. */
public final class Collection {
    private Collection() {}

    /** Arguments: how many devices, and which way first ({@code ours} or {@code sdk}). */
    public static void main(String[] arguments) throws Exception {
        int devices = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
        boolean oursFirst = arguments.length < 2 || arguments[1].equals("ours");
        Instant now = Instant.parse("2026-08-15T09:00:00Z");
        try (SimulatedGraph graph = SimulatedGraph.start(new TenantPlan(devices, 42, now, 0))) {
            for (int round = 0; round < 2; round++) {
                if ((round == 0) == oursFirst) {
                    measure("ours", () -> ours(graph, now));
                } else {
                    measure("sdk ", () -> sdk(graph));
                }
            }
        }
    }

    private interface Reading {
        int rows() throws Exception;
    }

    private static void measure(String name, Reading reading) throws Exception {
        System.gc();
        long start = System.nanoTime();
        int rows = reading.rows();
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf("%s %,d rows in %.1f s; garbage collections so far %d%n", name, rows, seconds, collections());
    }

    private static int ours(SimulatedGraph graph, Instant now) {
        TokenCredential token = request -> Mono.just(
                new AccessToken(graph.token(), OffsetDateTime.now().plusHours(1)));
        try (var client = new GraphClient(GraphConfig.at(graph.endpoint()), token)) {
            return new SnapshotCollector(client, Duration.ofDays(30), table -> {})
                    .collect(now, Set.of(Dataset.MANAGED_DEVICES))
                    .rows(Dataset.MANAGED_DEVICES)
                    .size();
        }
    }

    private static int sdk(SimulatedGraph graph) throws Exception {
        OkHttpClient http = new OkHttpClient.Builder()
                .readTimeout(Duration.ofSeconds(100))
                .addInterceptor(chain -> chain.proceed(chain.request()
                        .newBuilder()
                        .header("Authorization", "Bearer " + graph.token())
                        .build()))
                .build();
        var client = new GraphServiceClient(new AnonymousAuthenticationProvider(), http);
        client.getRequestAdapter().setBaseUrl(graph.endpoint() + "/v1.0");
        var first = client.deviceManagement().managedDevices().get(request -> {
            request.queryParameters.top = 1000;
            request.queryParameters.select = new String[] {
                "id", "deviceName", "azureADDeviceId", "userId", "userPrincipalName", "operatingSystem", "osVersion",
                "complianceState", "managementAgent", "managementState", "deviceEnrollmentType",
                "deviceRegistrationState", "azureADRegistered", "managedDeviceOwnerType", "enrolledDateTime",
                "lastSyncDateTime", "managementCertificateExpirationDate",
                "complianceGracePeriodExpirationDateTime", "serialNumber", "manufacturer", "model"
            };
        });
        var rows = new AtomicInteger();
        new PageIterator.Builder<ManagedDevice, ManagedDeviceCollectionResponse>()
                .client(client)
                .collectionPage(first)
                .collectionPageFactory(ManagedDeviceCollectionResponse::createFromDiscriminatorValue)
                .processPageItemCallback(device -> rows.incrementAndGet() > 0)
                .build()
                .iterate();
        return rows.get();
    }

    private static long collections() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionCount)
                .sum();
    }
}
