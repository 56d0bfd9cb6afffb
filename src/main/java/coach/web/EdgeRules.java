package coach.web;

import coach.platform.Rule;
import coach.platform.Severity;

/// The invariants of the edge, as operators know them.
final class EdgeRules {
  static final Rule SEC_002 =
      Rule.of(
          "SEC-002",
          Severity.ERROR,
          "the public address is https, and browsers are told to insist on it for a year or more",
          "tokens would cross the network in the clear",
          "export PUBLIC_URL=https://coach.example.com   and in YAML:  edge: {hstsMaxAge: 730d}");

  static final Rule SEC_003 =
      Rule.of(
          "SEC-003",
          Severity.ERROR,
          "TLS ends here, or at a proxy that is named by its network",
          "otherwise anybody can name the address that limits and the audit see",
          "export TRUSTED_PROXIES=10.0.0.0/24   # the network of your proxy");

  static final Rule SEC_009 =
      Rule.of(
          "SEC-009",
          Severity.ERROR,
          "origins are an exact list of https addresses",
          "any other site's page could call the service in its user's name",
          "export CORS_ORIGINS=https://app.example.com");

  static final Rule SEC_016 =
      Rule.of(
          "SEC-016",
          Severity.ERROR,
          "bodies, headers, idle time and the slowest sender are bounded",
          "a few slow or huge requests would occupy the service",
          "server: {applicationConnectors: [{type: http, idleTimeout: 30s,"
              + " minRequestDataPerSecond: 64B, maxRequestHeaderSize: 8KiB}]}");

  static final Rule EDGE_001 =
      Rule.never(
          "EDGE-001",
          Severity.ALWAYS,
          "every trusted proxy is an address or a CIDR block",
          "what cannot be read would silently not be trusted",
          "export TRUSTED_PROXIES=10.0.0.0/24,2001:db8::/48");

  private EdgeRules() {}
}
