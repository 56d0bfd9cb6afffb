package coach.coaching.interview;

import coach.ai.AiGateway;
import coach.ai.Answer;
import coach.coaching.Failure;
import coach.coaching.Finding;
import coach.coaching.Reading;
import coach.coaching.ReviewId;
import coach.coaching.TradeReview.Result;
import coach.coaching.TradeReview.State;
import coach.coaching.check.Examined;
import coach.coaching.check.VerdictRules;
import coach.coaching.prompt.ReviewPrompts;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// One review's conversation with a model: a question, our checks, and where they find an error one
/// more question with what they found.
///
/// Of two answers the better checked one counts, so a second question never makes a review worse:
/// if it brings nothing, the first answer stands with its findings.
public final class Interview {
  private final AiGateway gateway;
  private final ReviewId id;
  private final ReviewPrompts prompts;
  private final Answers answers;
  private final Consumer<State> stages;

  /// @param stages is told before each step; when it throws, nothing more is asked
  public Interview(
      AiGateway gateway,
      ReviewId id,
      ReviewPrompts prompts,
      InstantSource clock,
      Consumer<State> stages) {
    this.gateway = gateway;
    this.id = id;
    this.prompts = prompts;
    this.answers = new Answers(prompts, clock);
    this.stages = stages;
  }

  public Ended run() throws InterruptedException {
    stages.accept(State.READING);
    Answer answer = gateway.ask(id.first(), prompts.first());
    stages.accept(State.CHECKING);
    return switch (answers.look(answer)) {
      case Look.Nothing(var failure) -> failed(failure, answer);
      case Look.Unread(var findings) -> again(answer, Optional.empty(), findings);
      case Look.Seen(var examined) when examined.errors().isEmpty() ->
          done(examined, List.of(answer), answer);
      case Look.Seen(var examined) -> again(answer, Optional.of(examined), examined.errors());
    };
  }

  private Ended again(Answer first, Optional<Examined> before, List<Finding> findings)
      throws InterruptedException {
    Optional<Reading> reading = before.map(Examined::reading);
    stages.accept(State.ASKING_AGAIN);
    Answer second = gateway.ask(id.second(), prompts.again(reading, findings));
    stages.accept(State.CHECKING);
    List<Answer> both = List.of(first, second);
    Look look = answers.look(second);
    if (look instanceof Look.Seen(var after)
        && before.filter(it -> isBetter(it, after)).isEmpty()) {
      return done(after, both, second);
    }
    return before.isPresent()
        ? done(before.get(), both, first)
        : new Ended.Failed(failure(look), Bills.ofFailure(both, second));
  }

  private static boolean isBetter(Examined one, Examined other) {
    return one.errors().size() < other.errors().size();
  }

  private static Failure failure(Look look) {
    return look instanceof Look.Nothing(var failure)
        ? failure
        : Failure.of(
            Failure.Kind.UNUSABLE, "The model answered twice in a form that we cannot use.");
  }

  private Ended done(Examined examined, List<Answer> all, Answer counting) {
    return new Ended.Done(
        new Result(
            examined.reading(),
            examined.findings(),
            VerdictRules.conclude(examined, prompts.said())),
        Bills.of(all, counting));
  }

  private static Ended failed(Failure failure, Answer answer) {
    return new Ended.Failed(failure, Bills.ofFailure(List.of(answer), answer));
  }
}
