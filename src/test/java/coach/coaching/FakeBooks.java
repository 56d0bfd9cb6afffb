package coach.coaching;

import coach.ai.AnswerBooks;
import coach.shared.UserId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// Books that know what the test has told them, by an answer's id; of the rest nothing was asked.
public final class FakeBooks implements AnswerBooks {
  private final Map<UUID, Spent> told = new ConcurrentHashMap<>();
  private volatile boolean reachBack = true;

  public void tell(UUID answer, Spent spent) {
    told.put(answer, spent);
  }

  /// From now on everything is older than they are.
  public void forget() {
    reachBack = false;
  }

  @Override
  public Optional<Spent> spent(UserId payer, List<UUID> answers) {
    return Optional.of(
            answers.stream()
                .filter(told::containsKey)
                .findFirst()
                .map(told::get)
                .orElse(Spent.NOTHING))
        .filter(_ -> reachBack);
  }
}
