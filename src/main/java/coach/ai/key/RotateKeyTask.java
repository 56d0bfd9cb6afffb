package coach.ai.key;

import coach.ai.ProviderName;
import coach.platform.Problem;
import coach.platform.secret.Secret;
import io.dropwizard.servlets.tasks.PostBodyTask;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `rotate-ai-key?provider=openai`: takes the key that the configuration has now, or the one in the
/// body where the key comes from the environment, if the provider takes it too.
public final class RotateKeyTask extends PostBodyTask {
  private final RotatingKeys keys;

  RotateKeyTask(RotatingKeys keys) {
    super("rotate-ai-key");
    this.keys = keys;
  }

  @Override
  public void execute(Map<String, List<String>> parameters, String body, PrintWriter output) {
    KeyChain chain = chain(parameters);
    Optional<String> given = Optional.of(body.strip()).filter(text -> !text.isEmpty());
    given.ifPresent(Secret::of); // from here on, no text that leaves the process shows it
    if (given.isPresent() && chain.comesFromAFile()) {
      throw Problem.Invalid.field("body", "must be empty: the key comes from a file, change that")
          .toException();
    }
    chain.look();
    String value = given.or(chain::wanted).orElseThrow(RotateKeyTask::nothing);
    output.println(chain.provider().text() + ": " + rotate(chain, value, given.isPresent()));
  }

  private String rotate(KeyChain chain, String value, boolean given) {
    return switch (keys.verify(chain, value)) {
      case Verdict.Good _ -> use(chain, value, given);
      case Verdict.Refused(var why) -> {
        keys.reject(chain);
        throw Problem.Invalid.field("key", "is not used, nothing changed: " + why).toException();
      }
      case Verdict.Unclear _ ->
          throw new Problem.Unavailable(chain.provider().text(), Trial.PAUSE).toException();
    };
  }

  private String use(KeyChain chain, String value, boolean given) {
    String name = "key " + keys.fingerprint(value);
    if (chain.serves(value)) {
      return name + " is in use already, and good";
    }
    String before = chain.serving().map(old -> ", instead of " + keys.fingerprint(old)).orElse("");
    keys.use(chain, value, given);
    return given
        ? name + " is in use" + before + "; a restart needs it in the environment too"
        : name + " is in use" + before;
  }

  private KeyChain chain(Map<String, List<String>> parameters) {
    String name = parameters.getOrDefault("provider", List.of("openai")).getFirst();
    try {
      return keys.chain(ProviderName.of(name)).orElseThrow(RotateKeyTask::nothing);
    } catch (IllegalArgumentException e) {
      throw nothing();
    }
  }

  private static RuntimeException nothing() {
    return Problem.Invalid.field("provider", "must be one that has a key").toException();
  }
}
