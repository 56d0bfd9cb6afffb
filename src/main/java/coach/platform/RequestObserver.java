package coach.platform;

/// Is told of every request that the application port has answered.
public interface RequestObserver {
  /// @param method one of a closed set, or `OTHER`
  /// @param route the path template, or `unmatched`: never the path itself
  /// @param status as sent; 499 when the client left before
  void completed(String method, String route, int status, long nanos);
}
