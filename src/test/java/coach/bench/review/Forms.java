package coach.bench.review;

import coach.bench.rig.Line;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// A form with a chart and a plan, as browsers send it.
final class Forms {
  static final String PATH = "/api/trade-analysis";

  private static final String BOUNDARY = "bench-boundary";

  private Forms() {}

  static byte[] of(String token, byte[] image) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    part(body, "symbol", "", "EURUSD".getBytes(StandardCharsets.US_ASCII));
    part(body, "timeframe", "", "1h".getBytes(StandardCharsets.US_ASCII));
    part(body, "image", "; filename=\"chart\"\r\nContent-Type: image/png", image);
    write(body, "--" + BOUNDARY + "--\r\n");
    Map<String, String> headers =
        Map.of(
            "Authorization",
            "Bearer " + token,
            "Content-Type",
            "multipart/form-data; boundary=" + BOUNDARY);
    return Line.request("POST", PATH, headers, body.toByteArray());
  }

  private static void part(ByteArrayOutputStream body, String name, String more, byte[] content) {
    write(
        body,
        "--%s\r\nContent-Disposition: form-data; name=\"%s\"%s\r\n\r\n"
            .formatted(BOUNDARY, name, more));
    body.writeBytes(content);
    write(body, "\r\n");
  }

  private static void write(ByteArrayOutputStream body, String text) {
    body.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
  }
}
