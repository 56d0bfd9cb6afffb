package coach.ai.key;

import coach.ai.ProviderName;
import coach.platform.Problem;
import coach.platform.ProblemException;
import coach.platform.secret.Secret;
import io.dropwizard.servlets.tasks.PostBodyTask;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `rotate-ai-key?provider=openai`: takes the key that the configuration has now, or the one in the
/// body where the key comes from the environment, if the provider takes it too. Whatever keeps it
/// from that is told with its remedy, is on record, and changes nothing.
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
      throw refused(chain, "there is a body, but it comes from a file", "change the file");
    }
    chain.look();
    String value = given.orElseGet(() -> configured(chain));
    output.println(chain.provider().text() + ": " + rotate(chain, value, given.isPresent()));
  }

  /// A file that cannot be read leaves its last value in place, which is not what was asked for.
  private String configured(KeyChain chain) {
    Optional<String> trouble = chain.trouble();
    if (trouble.isPresent()) {
      throw refused(chain, trouble.get(), "write the new key there, then ask again");
    }
    return chain.wanted().orElseThrow(RotateKeyTask::nothing);
  }

  private String rotate(KeyChain chain, String value, boolean given) {
    return switch (keys.verify(chain, value)) {
      case Verdict.Good _ -> use(chain, value, given);
      case Verdict.Refused(var why) ->
          throw refused(chain, why, "make a new key on the provider's page, then ask again");
      case Verdict.Unclear unclear -> throw unclear(chain, unclear);
    };
  }

  private String use(KeyChain chain, String value, boolean given) {
    String name = "key " + keys.fingerprint(value);
    if (chain.serves(value)) {
      return name + " is in use already, and good";
    }
    String before = chain.serving().map(old -> ", instead of " + keys.fingerprint(old)).orElse("");
    try {
      keys.use(chain, value, given);
    } catch (ProblemException e) {
      throw unrecorded(chain, e);
    }
    return given
        ? name + " is in use" + before + "; a restart needs it in the environment too"
        : name + " is in use" + before;
  }

  private RuntimeException refused(KeyChain chain, String why, String remedy) {
    keys.reject(chain, why);
    String message = "is not used, %s: %s; %s".formatted(unchanged(chain), why, remedy);
    return Problem.Invalid.field("key", message).toException();
  }

  private RuntimeException unclear(KeyChain chain, Verdict.Unclear unclear) {
    keys.reject(chain, unclear.why());
    String detail =
        "The key for %s was not verified, %s: %s; %s."
            .formatted(chain.provider().text(), unchanged(chain), unclear.why(), unclear.remedy());
    return new Problem.NotDone(detail, Trial.PAUSE).toException();
  }

  private RuntimeException unrecorded(KeyChain chain, ProblemException cause) {
    String detail =
        "The key for %s is good and not used, %s: the audit cannot be written; ask again when the"
            + " database is back.";
    return cause.problem() instanceof Problem.Unavailable(_, var after)
        ? new Problem.NotDone(detail.formatted(chain.provider().text(), unchanged(chain)), after)
            .toException()
        : cause;
  }

  private String unchanged(KeyChain chain) {
    String serving =
        chain
            .serving()
            .map(value -> "key " + keys.fingerprint(value) + " stays in use")
            .orElse("no key is in use");
    return "nothing changed, " + serving;
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
