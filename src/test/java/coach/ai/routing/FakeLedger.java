package coach.ai.routing;

import coach.ai.spend.Grant;
import coach.ai.spend.Hold;
import coach.ai.spend.HoldRequest;
import coach.ai.spend.Ledger;
import coach.ai.spend.Settlement;
import coach.ai.spend.Settlement.Charge;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/// Books in memory. Refuses what is wrong with them: a hold that is settled twice, or never was.
final class FakeLedger implements Ledger {
  private final List<Hold> holds = new ArrayList<>();
  private final Map<UUID, Settlement> settlements = new HashMap<>();
  private volatile Function<HoldRequest, Optional<Grant>> refusal = _ -> Optional.empty();
  private volatile Runnable onHold = () -> {};
  private volatile Runnable onSettle = () -> {};

  /// Something instead of a hold, for some.
  void refuse(Function<HoldRequest, Optional<Grant>> some) {
    refusal = some;
  }

  void onHold(Runnable act) {
    onHold = act;
  }

  void onSettle(Runnable act) {
    onSettle = act;
  }

  @Override
  public Grant hold(HoldRequest request) {
    onHold.run();
    return refusal.apply(request).orElseGet(() -> new Grant.Held(held(request)));
  }

  private synchronized Hold held(HoldRequest request) {
    Hold hold = new Hold(UUID.randomUUID(), request, LocalDate.of(2026, 11, 2));
    holds.add(hold);
    return hold;
  }

  @Override
  public void settle(Hold hold, Settlement settlement) {
    onSettle.run();
    write(hold, settlement);
  }

  @Override
  public void await() {}

  private synchronized void write(Hold hold, Settlement settlement) {
    if (!holds.contains(hold) || settlements.containsKey(hold.id())) {
      throw new AssertionError("once per hold");
    }
    settlements.put(hold.id(), settlement);
  }

  synchronized List<HoldRequest> requests() {
    return holds.stream().map(Hold::request).toList();
  }

  /// In the order of their holds; a hold that nothing became of is missing.
  synchronized List<Settlement> settlements() {
    return holds.stream().flatMap(hold -> of(hold).stream()).toList();
  }

  List<Charge> charges() {
    return settlements().stream().map(Settlement::charge).toList();
  }

  synchronized long open() {
    return holds.stream().filter(hold -> of(hold).isEmpty()).count();
  }

  private Optional<Settlement> of(Hold hold) {
    return Optional.ofNullable(settlements.get(hold.id()));
  }
}
