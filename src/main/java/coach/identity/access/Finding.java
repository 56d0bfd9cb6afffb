package coach.identity.access;

import coach.identity.Caller;

/// What a request's credential turned out to be; an attribute of the request.
sealed interface Finding {
  /// The request attribute, of Jetty and of the servlets.
  String ATTRIBUTE = "coach.finding";

  /// None was sent.
  record Nobody() implements Finding {}

  record Known(Caller caller) implements Finding {}

  /// It is wrong, whatever is wrong about it.
  record Refused() implements Finding {}

  /// Nobody can tell, because what knows of it does not answer.
  record Unavailable() implements Finding {}
}
