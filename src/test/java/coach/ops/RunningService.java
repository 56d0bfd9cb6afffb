package coach.ops;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dropwizard.configuration.ResourceConfigurationSourceProvider;
import io.dropwizard.core.Application;
import io.dropwizard.testing.ConfigOverride;
import io.dropwizard.testing.DropwizardTestSupport;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/// A [TinyService] on real ports, and a client for both.
public final class RunningService implements AutoCloseable {
  public static final String TOKEN = "0123456789abcdef0123456789abcdef";

  public final TinyService service = new TinyService();
  private final DropwizardTestSupport<TinyService.TinyConfiguration> support;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final ObjectMapper json = new ObjectMapper();

  private RunningService(ConfigOverride... overrides) {
    this.support =
        new DropwizardTestSupport<>(
            TinyService.class,
            "ops/tiny.yml",
            new ResourceConfigurationSourceProvider(),
            overrides) {
          @Override
          public Application<TinyService.TinyConfiguration> newApplication() {
            return service;
          }
        };
  }

  public static RunningService start(ConfigOverride... overrides) throws Exception {
    return start(true, overrides);
  }

  public static RunningService withToken() throws Exception {
    return start(ConfigOverride.config("operations.adminToken", TOKEN));
  }

  static RunningService start(boolean started, ConfigOverride... overrides) throws Exception {
    RunningService running = new RunningService(overrides);
    running.service.started = started;
    running.support.before();
    return running;
  }

  public HttpResponse<String> get(String path, String... headers) throws Exception {
    return send(request(support.getLocalPort(), path, headers).GET().build());
  }

  public JsonNode json(String path, String... headers) throws Exception {
    return tree(get(path, headers).body());
  }

  public JsonNode tree(String text) throws IOException {
    return json.readTree(text);
  }

  public HttpResponse<String> admin(String path, String... headers) throws Exception {
    return send(request(support.getAdminPort(), path, headers).GET().build());
  }

  public HttpResponse<String> task(String path, String... headers) throws Exception {
    return send(
        request(support.getAdminPort(), "/tasks/" + path, headers)
            .POST(BodyPublishers.noBody())
            .build());
  }

  public int port() {
    return support.getLocalPort();
  }

  public int adminPort() {
    return support.getAdminPort();
  }

  public HttpResponse<String> send(HttpRequest request) throws Exception {
    return client.send(request, BodyHandlers.ofString());
  }

  private static HttpRequest.Builder request(int port, String path, String... headers) {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .timeout(Duration.ofSeconds(20));
    return headers.length == 0 ? builder : builder.headers(headers);
  }

  @Override
  public void close() {
    support.after();
  }
}
