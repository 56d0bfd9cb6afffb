package coach.web;

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
import java.util.List;
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
    return List.of();
  }

  @Override
  public Stream<Violation> violations(Mode mode) {
    return Stream.empty();
  }
}
