package coach.web;

import java.util.Optional;

/// What a limit may be keyed on: no header is among it.
///
/// @param path as [Exchange#path] has it
/// @param clientKey as [coach.platform.Origin#network] has it
/// @param caller the signed-in user or API key, if any
public record LimitSubject(
    String method, String path, String clientKey, Optional<LimitedCaller> caller) {}
