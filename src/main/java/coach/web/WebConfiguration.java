package coach.web;

import static coach.web.EdgeRules.EDGE_001;
import static coach.web.EdgeRules.SEC_002;
import static coach.web.EdgeRules.SEC_003;
import static coach.web.EdgeRules.SEC_009;
import static coach.web.EdgeRules.SEC_016;
import static java.util.Objects.requireNonNullElse;

import coach.platform.CommaList;
import coach.platform.Invariants;
import coach.platform.Mode;
import coach.platform.Rule;
import coach.platform.Violation;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.dropwizard.util.DataSize;
import io.dropwizard.util.Duration;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The `edge` section.
///
/// @param publicUrl the service's own address as users see it
/// @param corsOrigins exact origins that browsers may call from
/// @param trustedProxies CIDRs whose `X-Forwarded-For` is believed
/// @param maxBody largest request body of an ordinary route
/// @param headerDeadline for a request's whole header, however slowly it comes
/// @param accessLog one log line a request
public record WebConfiguration(
    @NotNull URI publicUrl,
    List<String> corsOrigins,
    List<String> trustedProxies,
    DataSize maxBody,
    Duration headerDeadline,
    Duration hstsMaxAge,
    boolean accessLog,
    @Valid LimitConfiguration limits)
    implements Invariants {
  private static final String HTTPS = "https";
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final DataSize MAX_BODY = DataSize.mebibytes(16);

  public WebConfiguration(
      URI publicUrl,
      @JsonDeserialize(using = CommaList.class) @Nullable List<String> corsOrigins,
      @JsonDeserialize(using = CommaList.class) @Nullable List<String> trustedProxies,
      @Nullable DataSize maxBody,
      @Nullable Duration headerDeadline,
      @Nullable Duration hstsMaxAge,
      boolean accessLog,
      @Nullable LimitConfiguration limits) {
    this.publicUrl = publicUrl;
    this.corsOrigins = List.copyOf(requireNonNullElse(corsOrigins, List.of()));
    this.trustedProxies = List.copyOf(requireNonNullElse(trustedProxies, List.of()));
    this.maxBody = requireNonNullElse(maxBody, DataSize.mebibytes(1));
    this.headerDeadline = requireNonNullElse(headerDeadline, Duration.seconds(10));
    this.hstsMaxAge = requireNonNullElse(hstsMaxAge, Duration.days(730));
    this.accessLog = accessLog;
    this.limits = requireNonNullElse(limits, LimitConfiguration.DEFAULT);
  }

  @Override
  public List<Rule> rules() {
    return List.of(SEC_002, SEC_003, SEC_009, SEC_016, EDGE_001);
  }

  @Override
  public Stream<Violation> violations(Mode mode) {
    return Stream.of(publicAddress(mode), proxies(), origins(mode), sizes())
        .flatMap(violations -> violations);
  }

  /// On loopback there is nobody to hide from.
  boolean isLocal(Mode mode) {
    return mode.isDevelopment() && LOOPBACK.contains(requireNonNullElse(publicUrl.getHost(), ""));
  }

  private Stream<Violation> publicAddress(Mode mode) {
    return Stream.concat(
        Violation.when(
            !isLocal(mode) && !HTTPS.equals(publicUrl.getScheme()),
            SEC_002.brokenAt("edge.publicUrl")),
        Violation.when(
            hstsMaxAge.toDays() < 365,
            SEC_002.brokenAt("edge.hstsMaxAge").required("365d or more")));
  }

  private Stream<Violation> proxies() {
    return trustedProxies.stream()
        .flatMap(
            text ->
                Cidr.parse(text)
                    .map(
                        block ->
                            Violation.when(
                                block.isTooWide(),
                                SEC_003
                                    .brokenAt("edge.trustedProxies")
                                    .found(text)
                                    .required("no block that is wider than one's own network")))
                    .orElseGet(
                        () -> Stream.of(EDGE_001.brokenAt("edge.trustedProxies").found(text))));
  }

  private Stream<Violation> origins(Mode mode) {
    return corsOrigins.stream()
        .filter(origin -> !isExactOrigin(origin, mode))
        .map(origin -> SEC_009.brokenAt("edge.corsOrigins").found(origin));
  }

  /// As a browser spells it: scheme, host, and a port that is not the scheme's own.
  private static boolean isExactOrigin(String origin, Mode mode) {
    try {
      URI uri = new URI(origin);
      boolean known =
          HTTPS.equals(uri.getScheme()) || (mode.isDevelopment() && "http".equals(uri.getScheme()));
      String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
      return known
          && uri.getHost() != null
          && origin.equals(uri.getScheme() + "://" + uri.getHost().toLowerCase(Locale.ROOT) + port);
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private Stream<Violation> sizes() {
    return Stream.concat(
        Violation.when(
            maxBody.toBytes() < 1 || maxBody.toBytes() > MAX_BODY.toBytes(),
            SEC_016
                .brokenAt("edge.maxBody")
                .required("between 1 byte and 16 MiB")
                .fix("edge: {maxBody: 1MiB}")),
        Violation.when(
            headerDeadline.toMilliseconds() < 1 || headerDeadline.toSeconds() > 60,
            SEC_016
                .brokenAt("edge.headerDeadline")
                .required("between 1 ms and 60 s")
                .fix("edge: {headerDeadline: 10s}")));
  }
}
