package coach.coaching.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import coach.support.Person;
import coach.support.TestCoach;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// A program of one trader's, as it speaks with the service.
public final class ReviewClient {
  static final String PATH = "/api/trade-analysis";

  private static final String BOUNDARY = "b0undary";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final TestCoach coach;
  private final String bearer;

  public ReviewClient(TestCoach coach, Person person) {
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
    return client.send(form(Optional.empty(), parts).build(), BodyHandlers.ofString());
  }

  /// A real file.
  ///
  /// @param parts names and contents by turns
  public HttpResponse<String> chart(byte[] file, String... parts) throws Exception {
    return client.send(form(Optional.of(file), parts).build(), BodyHandlers.ofString());
  }

  public static byte[] sample() throws IOException {
    return Files.readAllBytes(Path.of("docs/sample/chart.png"));
  }

  /// The events as they come.
  HttpResponse<InputStream> follow(String... parts) throws Exception {
    return client.send(
        form(Optional.empty(), parts).header("Accept", "text/event-stream").build(),
        BodyHandlers.ofInputStream());
  }

  private HttpRequest.Builder form(Optional<byte[]> file, String... parts) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int i = 0; i < parts.length; i += 2) {
      write(body, parts[i], parts[i + 1].getBytes(UTF_8));
    }
    if (file.isPresent()) {
      write(body, "image", file.get());
    }
    body.write(("--" + BOUNDARY + "--\r\n").getBytes(UTF_8));
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + coach.port() + PATH))
        .header("Authorization", bearer)
        .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
        .POST(BodyPublishers.ofByteArray(body.toByteArray()));
  }

  private static void write(ByteArrayOutputStream body, String name, byte[] content)
      throws IOException {
    String kind =
        name.equals("image") ? "; filename=\"../../etc/chart.png\"\r\nContent-Type: image/png" : "";
    String head = "--%s\r\nContent-Disposition: form-data; name=\"%s\"%s\r\n\r\n";
    body.write(head.formatted(BOUNDARY, name, kind).getBytes(UTF_8));
    body.write(content);
    body.write("\r\n".getBytes(UTF_8));
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
