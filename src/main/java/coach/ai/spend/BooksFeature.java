package coach.ai.spend;

import coach.ai.AnswerBooks;
import coach.ai.spend.attempt.AttemptSearch;
import coach.ai.spend.attempt.Attempts;
import coach.ai.spend.attempt.HoldResource;
import coach.ai.spend.attempt.LedgerResource;
import coach.ai.spend.attempt.Resolutions;
import coach.ai.spend.attempt.ResolveHoldsTask;
import coach.ai.spend.book.BooksDao;
import coach.ai.spend.book.PaidAnswersDao;
import coach.ai.spend.budget.BudgetDao;
import coach.ai.spend.budget.BudgetResource;
import coach.ai.spend.budget.BudgetTask;
import coach.ai.spend.budget.Overrides;
import coach.ai.spend.budget.StoredBudgets;
import coach.ai.spend.upkeep.Months;
import coach.ai.spend.upkeep.Sweeper;
import coach.ai.spend.upkeep.UpkeepDao;
import coach.ai.spend.upkeep.Verification;
import coach.ai.spend.upkeep.VerificationDao;
import coach.ai.spend.usage.UsageDao;
import coach.ai.spend.usage.UsageResource;
import coach.ai.spend.usage.UsageStatistics;
import coach.ai.spend.writer.GroupCommit;
import coach.identity.Deeds;
import coach.platform.AuditLog;
import coach.platform.Feature;
import coach.platform.IdSource;
import coach.platform.Platform;
import coach.platform.db.Database;
import coach.platform.db.Transactions;
import coach.platform.task.Chore;
import coach.platform.task.Chores;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.servlets.tasks.Task;
import java.time.Duration;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/// The books of the AI gateway: its ledger, budgets, and what operators see and do of them.
public final class BooksFeature implements Feature {
  private static final Duration SWEPT_EVERY = Duration.ofSeconds(15);
  private static final Duration HOURLY = Duration.ofHours(1);

  private final Database database;
  private final GroupCommit writer;
  private final StoredBudgets budgets;
  private final Sweeper sweeper;
  private final Months months;
  private final Verification verification;
  private final KeptAnswers answers;
  private final List<Object> resources;
  private final List<Task> tasks;

  /// @param kept how long an attempt stays in the ledger
  public BooksFeature(Platform platform, Caps caps, Duration kept, AuditLog audit) {
    Jdbi jdbi = platform.database().jdbi();
    BooksDao books = new BooksDao(jdbi);
    BudgetDao budgetDao = jdbi.onDemand(BudgetDao.class);
    UsageDao usage = jdbi.onDemand(UsageDao.class);
    UpkeepDao upkeep = jdbi.onDemand(UpkeepDao.class);
    Transactions transactions = new Transactions(jdbi);
    IdSource ids = IdSource.secure(platform.clock());
    this.database = platform.database();
    this.writer = writer(platform.database().bare(), caps, ids);
    this.budgets =
        new StoredBudgets(budgetDao, caps, platform.clock(), () -> writer.figures().overshoot());
    Overrides overrides = new Overrides(budgetDao, transactions, caps, audit, ids);
    this.sweeper = new Sweeper(upkeep, platform.clock());
    this.months = new Months(upkeep, usage, platform.clock(), kept);
    this.verification = new Verification(new VerificationDao(jdbi), caps.zone());
    this.answers = new KeptAnswers(jdbi.onDemand(PaidAnswersDao.class), kept, platform.clock());
    AttemptSearch search = new AttemptSearch(jdbi);
    Deeds deeds = new Deeds(transactions, audit);
    Resolutions resolutions = new Resolutions(search, books, deeds, platform.clock());
    this.tasks = List.of(new BudgetTask(overrides), new ResolveHoldsTask(resolutions));
    this.resources =
        List.of(
            new LedgerResource(new Attempts(search)),
            new HoldResource(new Attempts(search), resolutions),
            new BudgetResource(budgets, overrides),
            new UsageResource(new UsageStatistics(usage, deeds, ids)));
  }

  private static GroupCommit writer(Jdbi bare, Caps caps, IdSource ids) {
    return new GroupCommit(new BooksDao(bare), new Transactions(bare), caps, ids);
  }

  public Ledger ledger() {
    return writer;
  }

  /// @param longest that an answer's attempts may begin after its id was made
  public PaidAnswers paid(Duration longest) {
    return new PaidAnswers(database.jdbi().onDemand(PaidAnswersDao.class), longest);
  }

  public AnswerBooks answers() {
    return answers;
  }

  public LedgerFigures figures() {
    return writer.figures();
  }

  public Budgets budgets() {
    return budgets;
  }

  /// For the admin port.
  public List<Task> tasks() {
    return tasks;
  }

  /// For `ledger verify`.
  public Verification verification() {
    return verification;
  }

  @Override
  public void register(Environment environment) {
    environment.lifecycle().manage(writer);
    resources.forEach(environment.jersey()::register);
    environment.jersey().register(new UpToDateFilter(writer));
    Chores chores = new Chores("ledger", environment.lifecycle());
    chores.add(new Chore("abandoned-holds", SWEPT_EVERY, sweeper));
    chores.add(new Chore("ledger-months", HOURLY, months));
    if (database.available()) {
      months.prepare();
    }
  }
}
