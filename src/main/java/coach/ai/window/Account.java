package coach.ai.window;

import coach.ai.Answer.Budget;
import coach.ai.spend.Budgets;
import coach.ai.spend.Budgets.Standing;
import coach.ai.spend.Budgets.Unsettled;
import coach.shared.Money;
import java.util.List;
import java.util.Optional;

/// How the budgets stand, at one moment.
///
/// @param overshoot beyond any cap, measured by this node: must be zero
public record Account(List<Standing> standings, Unsettled unsettled, Money overshoot) {
  public Account {
    standings = List.copyOf(standings);
  }

  static Account read(Budgets budgets) {
    return new Account(budgets.standings(), budgets.unsettled(), budgets.overshoot());
  }

  public Optional<Standing> of(Budget budget) {
    return standings.stream().filter(standing -> standing.budget() == budget).findFirst();
  }
}
