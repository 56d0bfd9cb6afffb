package coach.web;

import java.util.Optional;

/// What a limit may be keyed on: no header is among it.
///
/// @param path as [Exchange#path] has it
/// @param clientKey the client's address as [Exchange#client] found it, of IPv6 the network
/// @param caller the signed-in user or API key, if any
public record LimitSubject(
    String method, String path, String clientKey, Optional<LimitedCaller> caller) {}
