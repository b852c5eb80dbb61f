package fleetauditor.graph;

import com.azure.core.http.HttpClient;
import com.azure.core.http.okhttp.OkHttpAsyncHttpClientBuilder;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;

/** The way to the sign-in service: OkHttp, on threads that let the JVM end, with an end to every wait. */
final class SignInHttp {
    private SignInHttp() {}

    static HttpClient client() {
        return over(new OkHttpClient.Builder());
    }

    static HttpClient over(OkHttpClient.Builder builder) {
        ExecutorService threads = Executors.newCachedThreadPool(Threads::daemon);
        return new OkHttpAsyncHttpClientBuilder(
                        builder.dispatcher(new Dispatcher(threads)).build())
                .connectionTimeout(Duration.ofSeconds(20))
                .callTimeout(Duration.ofSeconds(60))
                .build();
    }
}
