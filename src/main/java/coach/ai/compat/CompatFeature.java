package coach.ai.compat;

import coach.ai.Purpose;
import coach.ai.compat.call.CallReader;
import coach.ai.compat.flow.CompatDesk;
import coach.ai.compat.flow.CompatDesk.Tools;
import coach.ai.compat.translate.Translator;
import coach.ai.config.AiConfiguration;
import coach.ai.price.WorstCases;
import coach.ai.routing.Errands;
import coach.ai.spend.BooksFeature;
import coach.platform.Feature;
import coach.platform.IdSource;
import coach.platform.Platform;
import coach.platform.idempotency.IdempotencyDao;
import coach.platform.idempotency.IdempotencyKeys;
import coach.platform.idempotency.IdempotencyRetention;
import coach.platform.task.Chore;
import coach.platform.task.Chores;
import io.dropwizard.core.setup.Environment;
import java.time.Duration;

/// OpenAI's endpoints, with the books behind them.
public final class CompatFeature implements Feature {
  /// Beyond the deadline of an answer: its node may settle it a little later.
  private static final Duration MARGIN = Duration.ofMinutes(1);

  private static final Duration HOURLY = Duration.ofHours(1);

  private final CompatResource resource;
  private final ModelResource model;
  private final IdempotencyRetention retention;

  public CompatFeature(
      Platform platform,
      AiConfiguration configuration,
      Errands errands,
      WorstCases worstCases,
      BooksFeature books) {
    IdSource ids = IdSource.secure(platform.clock());
    IdempotencyDao dao = platform.database().jdbi().onDemand(IdempotencyDao.class);
    Duration lease = Duration.ofSeconds(configuration.deadlineSeconds()).plus(MARGIN);
    OfferedModels models =
        new OfferedModels(
            configuration.route(Purpose.COMPAT),
            configuration.aliasRoutes(),
            platform.clock().instant());
    CompatDesk desk =
        new CompatDesk(
            new Tools(worstCases, new Translator(), ids),
            new CallReader(configuration.maxOutputTokens()),
            models,
            errands,
            new IdempotencyKeys(dao, ids, lease, books.paid(lease)));
    this.resource = new CompatResource(desk, models);
    this.model = new ModelResource(models);
    this.retention = new IdempotencyRetention(dao, platform.clock());
  }

  @Override
  public void register(Environment environment) {
    environment.jersey().register(resource);
    environment.jersey().register(model);
    Chores chores = new Chores("compat", environment.lifecycle());
    chores.add(new Chore("idempotency-keys", HOURLY, retention));
  }
}
