package coach.ai.provider.wire;

import io.dropwizard.client.JerseyClientConfiguration;
import io.dropwizard.util.Duration;
import io.dropwizard.validation.ValidationMethod;

/// Dropwizard's client, with defaults for calls that take seconds and run by the thousand.
public final class ProviderClientConfiguration extends JerseyClientConfiguration {
  private static final int CONNECTIONS = 8_192;

  public ProviderClientConfiguration() {
    setTimeout(Duration.seconds(60));
    setConnectionTimeout(Duration.seconds(5));
    setConnectionRequestTimeout(Duration.seconds(1));
    setMaxConnections(CONNECTIONS);
    setMaxConnectionsPerRoute(CONNECTIONS);
    setTimeToLive(Duration.minutes(10));
    setKeepAlive(Duration.seconds(30));
    // A connection that the provider has closed meanwhile must not cost an attempt.
    setValidateAfterInactivityPeriod(Duration.milliseconds(0));
    setRetries(0);
    setCookiesEnabled(false);
    setProtocolUpgradeEnabled(false);
    setGzipEnabled(false);
    setGzipEnabledForRequests(false);
    setChunkedEncodingEnabled(false);
  }

  @ValidationMethod(message = "retries must be 0: the gateway retries, with a hold for each try")
  public boolean isOneRequestPerCall() {
    return getRetries() == 0;
  }

  @ValidationMethod(
      message = "gzipEnabled and chunkedEncodingEnabled must be false: both break streams")
  public boolean isPlain() {
    return !isGzipEnabled() && !isGzipEnabledForRequests() && !isChunkedEncodingEnabled();
  }

  @ValidationMethod(message = "cookiesEnabled must be false: one user's answer sets none for all")
  public boolean isForgetful() {
    return !isCookiesEnabled();
  }
}
