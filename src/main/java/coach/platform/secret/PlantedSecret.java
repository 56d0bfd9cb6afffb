package coach.platform.secret;

import java.util.List;

/// A made-up secret in a text, to prove that redaction works; assembled here so that no scanner of
/// this repository takes it for a real one.
public record PlantedSecret(String name, String text, String secret) {
  private static final String CORE = "Zx9Kq2Lw7Vb4Nm1Rt6Yp3Hd8";

  /// One for each shape that the [Redactor] knows.
  public static List<PlantedSecret> all() {
    return List.of(
        of("OpenAI key", "Incorrect API key provided: sk-" + "proj-%s."),
        of("legacy OpenAI key", "key sk-" + "%s is invalid"),
        of("Anthropic key", "x-api-key sk-" + "ant-api03-%s-AA"),
        of("Perplexity key", "pplx" + "-%s"),
        of("API key of this service", "used tck" + "_%s"),
        of("refresh token of this service", "used tcr" + "_%s"),
        of("invitation of this service", "used tci" + "_%s"),
        of("JSON web token", "jti eyJ" + "hbGciOiJIUzI1NiJ9.%s.%s"),
        of("bearer token", "Bearer %s"),
        of("authorization header", "Authorization: Basic %s="),
        of("password in a URL", "postgresql://coach:%s@db.internal:5432/coach"),
        of("password parameter", "jdbc:postgresql://db/coach?user=coach&password=%s&ssl=true"),
        of("password in JSON", "{\"user\":\"coach\",\"password\":\"%s\"}"),
        of("private key", "-----BEGIN " + "PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----"),
        of("e-mail address", "%s@example.com"));
  }

  private static PlantedSecret of(String name, String template) {
    return new PlantedSecret(name, template.replace("%s", CORE), CORE);
  }
}
