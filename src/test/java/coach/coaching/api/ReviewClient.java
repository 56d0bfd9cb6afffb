package coach.coaching.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import coach.support.Person;
import coach.support.TestCoach;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/// A program of one trader's, as it speaks with the service.
final class ReviewClient {
  static final String PATH = "/api/trade-analysis";

  private static final String BOUNDARY = "b0undary";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final TestCoach coach;
  private final String bearer;

  ReviewClient(TestCoach coach, Person person) {
    this.coach = coach;
    this.bearer = person.bearer();
  }

  HttpResponse<String> get(String path) throws Exception {
    return send("GET", path, "");
  }

  /// @param headers names and values by turns
  HttpResponse<String> send(String method, String path, String json, String... headers)
      throws Exception {
    return coach.send(method, path, json, bearer, headers);
  }

  HttpResponse<String> describe(String json, String... headers) throws Exception {
    return send("POST", PATH, json, headers);
  }

  /// @param parts names and contents by turns; `image` is sent as a file
  HttpResponse<String> upload(String... parts) throws Exception {
    return client.send(form(parts).build(), BodyHandlers.ofString());
  }

  /// The events as they come.
  HttpResponse<InputStream> follow(String... parts) throws Exception {
    return client.send(
        form(parts).header("Accept", "text/event-stream").build(), BodyHandlers.ofInputStream());
  }

  private HttpRequest.Builder form(String... parts) {
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < parts.length; i += 2) {
      body.append("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"")
          .append(parts[i])
          .append(
              parts[i].equals("image")
                  ? "\"; filename=\"../../etc/chart.png\"\r\nContent-Type: image/png"
                  : "\"")
          .append("\r\n\r\n")
          .append(parts[i + 1])
          .append("\r\n");
    }
    body.append("--" + BOUNDARY + "--\r\n");
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + coach.port() + PATH))
        .header("Authorization", bearer)
        .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
        .POST(BodyPublishers.ofString(body.toString(), UTF_8));
  }

  static JsonNode json(HttpResponse<String> response) {
    return json(response.body());
  }

  static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new AssertionError("not JSON: " + text, e);
    }
  }
}
