package coach.ai.config;

import coach.platform.secret.Secret;
import java.net.URI;
import java.util.Optional;

/// One provider of language models.
///
/// @param previousKey used while a rotation is under way
/// @param baseUrl absent = the provider's own
/// @param model absent = the usual one of the provider
/// @param organization told to OpenAI in a header; for keys that belong to several
/// @param project told to OpenAI in a header
public record ProviderConfiguration(
    Optional<Secret> key,
    Optional<Secret> previousKey,
    Optional<URI> baseUrl,
    Optional<String> model,
    Optional<String> fallbackModel,
    Optional<String> organization,
    Optional<String> project) {

  static final ProviderConfiguration ABSENT =
      new ProviderConfiguration(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  public ProviderConfiguration {
    key = key.filter(secret -> !secret.reveal().isBlank());
    previousKey = previousKey.filter(secret -> !secret.reveal().isBlank());
    model = model.filter(name -> !name.isBlank());
    fallbackModel = fallbackModel.filter(name -> !name.isBlank());
    organization = organization.filter(name -> !name.isBlank());
    project = project.filter(name -> !name.isBlank());
  }

  ProviderConfiguration orUsual(KnownProvider known) {
    if (known != KnownProvider.OPENAI && (organization.isPresent() || project.isPresent())) {
      throw new IllegalArgumentException(
          "must be without organization and project at " + known + ": only openai has them");
    }
    return new ProviderConfiguration(
        key,
        previousKey,
        baseUrl.or(() -> Optional.of(known.baseUrl())),
        model.or(() -> Optional.of(known.model())),
        fallbackModel,
        organization,
        project);
  }
}
