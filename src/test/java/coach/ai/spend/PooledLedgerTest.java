package coach.ai.spend;

import static coach.ai.spend.Crowd.together;
import static coach.ai.spend.TestBooks.caps;
import static coach.ai.spend.TestBooks.request;
import static coach.ai.spend.TestBooks.settled;
import static coach.ai.spend.TestBooks.user;
import static org.assertj.core.api.Assertions.assertThat;

import coach.ai.spend.Grant.Held;
import coach.ai.spend.upkeep.Verification;
import coach.ai.spend.upkeep.VerificationDao;
import coach.ai.spend.writer.GroupCommit;
import coach.platform.Mode;
import coach.platform.db.Database;
import coach.platform.db.DatabaseConfiguration;
import coach.platform.secret.Secret;
import coach.support.PgBouncer;
import coach.support.TestDatabase;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PooledLedgerTest {
  @Test
  void threeNodesShareACapThroughATransactionPooler() throws Exception {
    try (TestBooks books = new TestBooks();
        PgBouncer pooler = PgBouncer.before(TestDatabase.server());
        Database one = pooled(books, pooler);
        Database other = pooled(books, pooler)) {
      List<GroupCommit> nodes =
          List.of(
              books.node(one, caps(40_000)),
              books.node(other, caps(40_000)),
              books.node(other, caps(40_000)));

      List<Grant> grants =
          together(
              200,
              i -> {
                Grant grant = nodes.get(i % 3).hold(request(user(), 1_000));
                if (grant instanceof Held(var hold) && i % 2 == 0) {
                  nodes.get((i + 1) % 3).settle(hold, settled(1_000));
                }
                return grant;
              });

      assertThat(grants).filteredOn(Held.class::isInstance).hasSize(40);
      assertThat(books.differences()).isEmpty();
      assertThat(
              new Verification(new VerificationDao(one.jdbi()), ZoneOffset.UTC).run().differences())
          .isEmpty();
      nodes.forEach(node -> assertThat(node.figures().failures()).isZero());
      for (GroupCommit node : nodes) {
        node.stop();
      }
    }
  }

  private static Database pooled(TestBooks books, PgBouncer pooler) {
    String name = books.url.replaceAll(".*/([^?]+)\\?.*", "$1");
    DatabaseConfiguration all = DatabaseConfiguration.at(pooler.jdbcUrl(name));
    DatabaseConfiguration configuration =
        new DatabaseConfiguration(
            all.url(),
            Optional.of(Secret.of(books.url)),
            false,
            all.directory(),
            10,
            all.borrowTimeout(),
            all.loginTimeout(),
            all.socketTimeout(),
            all.statementTimeout(),
            all.lockTimeout(),
            all.idleTransactionTimeout());
    return Database.open(
        Database.Settings.strict(configuration, Mode.DEVELOPMENT, 1, InstantSource.system()));
  }
}
