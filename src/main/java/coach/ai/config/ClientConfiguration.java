package coach.ai.config;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.dropwizard.client.JerseyClientConfiguration;
import io.dropwizard.util.Duration;
import io.dropwizard.validation.ValidationMethod;

/// `ai.client`: Dropwizard's HTTP client, with defaults for requests that take long, cost money and
/// must not be made twice. The gateway bounds how many are under way, not the pool.
public final class ClientConfiguration extends JerseyClientConfiguration {
  private static final Duration CONNECT = Duration.seconds(3);

  private boolean timeoutGiven;
  private boolean connectionTimeoutGiven;

  public ClientConfiguration() {
    super.setTimeout(Duration.seconds(60));
    super.setConnectionTimeout(CONNECT);
    setConnectionRequestTimeout(Duration.seconds(1));
    setTimeToLive(Duration.minutes(5)); // a provider's address changes
    setKeepAlive(Duration.seconds(30));
    // Looking costs a millisecond; what the provider closed meanwhile must not cost an attempt.
    setValidateAfterInactivityPeriod(Duration.milliseconds(100));
    setMaxConnections(32_768);
    setMaxConnectionsPerRoute(16_384);
    setRetries(0);
    setCookiesEnabled(false);
    setGzipEnabled(false);
    setGzipEnabledForRequests(false);
    setChunkedEncodingEnabled(false);
    setProtocolUpgradeEnabled(false);
  }

  @Override
  public void setTimeout(Duration timeout) {
    super.setTimeout(timeout);
    timeoutGiven = true;
  }

  @Override
  public void setConnectionTimeout(Duration timeout) {
    super.setConnectionTimeout(timeout);
    connectionTimeoutGiven = true;
  }

  @ValidationMethod(
      message = "gzipEnabled and chunkedEncodingEnabled must be false: both break streams")
  @JsonIgnore
  public boolean isPlain() {
    return !isGzipEnabled() && !isGzipEnabledForRequests() && !isChunkedEncodingEnabled();
  }

  @ValidationMethod(message = "cookiesEnabled must be false: one user's answer sets none for all")
  @JsonIgnore
  public boolean isForgetful() {
    return !isCookiesEnabled();
  }

  /// A timeout that nobody chose follows the deadline: a model may think for all of it before the
  /// first byte comes.
  ClientConfiguration within(Duration deadline) {
    if (!timeoutGiven) {
      super.setTimeout(deadline);
    }
    Duration third = Duration.milliseconds(deadline.toMilliseconds() / 3);
    if (!connectionTimeoutGiven && third.compareTo(CONNECT) < 0) {
      super.setConnectionTimeout(third);
    }
    return this;
  }
}
