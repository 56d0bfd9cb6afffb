package coach.ai;

import coach.shared.Money;
import coach.shared.UserId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What the books say of answers, for those who could not write it down themselves.
public interface AnswerBooks {

  /// Of several answers together. Empty when they may be older than the books.
  Optional<Spent> spent(UserId payer, List<UUID> answers);

  /// What was asked for them until now.
  ///
  /// @param answers for which anything was asked at all
  /// @param attempts requests to providers
  /// @param model that was asked last, as the ledger names it: a newer node may have known more
  /// @param cost absent while nobody knows: an attempt is under way, or its end is unknown
  record Spent(int answers, int attempts, Optional<String> model, Optional<Money> cost) {
    public static final Spent NOTHING = new Spent(0, 0, Optional.empty(), Optional.of(Money.ZERO));
  }
}
