package coach.ai.config;

import coach.platform.secret.Secret;
import java.net.URI;
import java.util.Optional;

/// One provider of language models.
///
/// @param previousKey used while a rotation is under way
public record ProviderConfiguration(
    Optional<Secret> key,
    Optional<Secret> previousKey,
    Optional<URI> baseUrl,
    Optional<String> model,
    Optional<String> fallbackModel) {}
