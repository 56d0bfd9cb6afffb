package coach.coaching;

import coach.ai.AiGateway;
import coach.ai.Answer;
import coach.ai.ModelId;
import coach.ai.Prompt;
import coach.ai.Trail;
import coach.ai.Usage;
import coach.coaching.answer.AnswerWriter;
import coach.shared.Money;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/// Answers what the test tells it to, in turn; each question costs a thousandth of a dollar.
public final class FakeGateway implements AiGateway {
  public static final ModelId MODEL = ModelId.of("openai/gpt-5.6-terra");
  public static final Trail TRAIL =
      new Trail(
          List.of(new Trail.Step(MODEL, 1, "completed", Duration.ofSeconds(1))),
          new Money(1_000),
          Money.ZERO,
          Money.ZERO);

  /// What was asked.
  public final List<Prompt> prompts = new CopyOnWriteArrayList<>();

  /// By which the books would know it.
  public final List<UUID> answers = new CopyOnWriteArrayList<>();

  private final Queue<Step> steps = new ConcurrentLinkedQueue<>();

  /// May block, as a model does.
  public interface Step {
    Answer answer(Prompt prompt) throws InterruptedException;
  }

  public FakeGateway then(Step step) {
    steps.add(step);
    return this;
  }

  public FakeGateway then(Answer answer) {
    return then(_ -> answer);
  }

  public FakeGateway then(Reading reading) {
    return then(completed(AnswerWriter.write(reading)));
  }

  public FakeGateway thenText(String text) {
    return then(completed(text));
  }

  /// For every question from now on.
  public static AiGateway always(Function<Prompt, Answer> answer) {
    return (_, prompt, _) -> answer.apply(prompt);
  }

  public static Answer completed(String text) {
    return new Answer.Completed(text, MODEL, Optional.of(Usage.of(900, 300)), false, TRAIL);
  }

  @Override
  public Answer ask(UUID answerId, Prompt prompt, Deltas deltas) throws InterruptedException {
    prompts.add(prompt);
    answers.add(answerId);
    Step step = steps.poll();
    if (step == null) {
      throw new AssertionError("nobody expected this question");
    }
    return step.answer(prompt);
  }
}
