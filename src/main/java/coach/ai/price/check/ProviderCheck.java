package coach.ai.price.check;

import static coach.ai.config.AiRules.AI_004;
import static coach.ai.config.AiRules.AI_004_UNSURE;

import coach.ai.ProviderName;
import coach.ai.config.AiConfiguration;
import coach.ai.config.LiveModels;
import coach.ai.config.LiveModels.Answer;
import coach.ai.price.book.PriceTable;
import coach.platform.LiveCheck;
import coach.platform.Violation;
import coach.platform.secret.Secret;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/// Whether a provider takes our key and has the models that are to be asked.
///
/// A provider that does not answer must not keep the service from starting: that is a warning, and
/// so the check gives up before the gate does.
record ProviderCheck(AiConfiguration ai, ProviderName provider, Instant now, LiveModels models)
    implements LiveCheck {
  private static final Duration LIMIT = LiveCheck.LIMIT.minusMillis(500);

  @Override
  public String name() {
    return "the models of " + provider.text();
  }

  @Override
  public Stream<Violation> run() throws InterruptedException {
    Secret key = ai.provider(provider).key().orElseThrow();
    Optional<Secret> previous = ai.provider(provider).previousKey();
    long deadline = System.nanoTime() + LIMIT.toNanos();
    Answer answer = ask(key, deadline);
    return answer instanceof Answer.Refused(String detail) && previous.isPresent()
        ? withPrevious(detail, ask(previous.get(), deadline))
        : judged(answer);
  }

  /// Not closed, because that would wait for a request that hangs.
  private Answer ask(Secret key, long deadline) throws InterruptedException {
    ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    Future<Answer> asked = executor.submit(() -> models.ask(provider, key.reveal()));
    executor.shutdown();
    try {
      return asked.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      return new Answer.Unanswered("not finished in time, " + LIMIT.toMillis() + " ms");
    } catch (ExecutionException e) {
      return new Answer.Unanswered(String.valueOf(e.getCause()));
    } finally {
      asked.cancel(true);
    }
  }

  /// While the previous key is accepted, the service works.
  private Stream<Violation> withPrevious(String detail, Answer previous) {
    String found = "refused (" + detail + ")";
    return previous instanceof Answer.Listed
        ? Stream.concat(
            Stream.of(unsure(found + ", the previous key is accepted")), judged(previous))
        : judged(new Answer.Refused(detail));
  }

  private Stream<Violation> judged(Answer answer) {
    return switch (answer) {
      case Answer.Refused(String detail) ->
          Stream.of(AI_004.brokenAt(key()).found("refused: " + detail));
      case Answer.Unanswered(String detail) -> Stream.of(unsure("not known: " + detail));
      case Answer.Listed(Map<String, Optional<LocalDate>> listed) -> inRoutes(listed);
    };
  }

  private Violation unsure(String found) {
    return AI_004_UNSURE.brokenAt(key()).found(found);
  }

  private String key() {
    return "ai." + provider.text() + ".key";
  }

  /// An empty list says nothing about models.
  private Stream<Violation> inRoutes(Map<String, Optional<LocalDate>> listed) {
    return listed.isEmpty()
        ? Stream.empty()
        : new ListedModels(ai, provider, PriceTable.with(ai.prices(), now), now, listed)
            .violations();
  }
}
