package coach.platform.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coach.support.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TransactionsTest {
  interface WordDao {
    @SqlUpdate("INSERT INTO words (word) VALUES (:word)")
    void insert(String word);

    @SqlQuery("SELECT count(*) FROM words")
    int count();
  }

  private final String url = TestDatabase.emptyUrl();
  private final Jdbi jdbi = Jdbi.create(url).installPlugin(new SqlObjectPlugin());
  private final WordDao words = jdbi.onDemand(WordDao.class);
  private final Transactions transactions = new Transactions(jdbi);

  @BeforeEach
  void table() {
    jdbi.useHandle(handle -> handle.execute("CREATE TABLE words (word text PRIMARY KEY)"));
  }

  @Test
  void allStatementsOfOneWorkAreKeptTogether() {
    transactions.in(
        () -> {
          words.insert("one");
          words.insert("two");
          return words.count();
        });

    assertThat(words.count()).isEqualTo(2);
  }

  @Test
  void noneIsKeptWhenOneFails() {
    assertThatThrownBy(
            () ->
                transactions.in(
                    () -> {
                      words.insert("one");
                      words.insert("one");
                      return 0;
                    }))
        .hasMessageContaining("words_pkey");

    assertThat(words.count()).isZero();
  }

  @Test
  void whatIsForAfterwardsWaitsForTheOutermostCommit() {
    List<String> events = new ArrayList<>();

    transactions.in(
        () -> {
          transactions.in(
              () -> {
                words.insert("one");
                transactions.afterCommit(() -> events.add("after: " + countElsewhere()));
                return 0;
              });
          return events.add("within: " + countElsewhere());
        });

    assertThat(events).containsExactly("within: 0", "after: 1");
  }

  @Test
  void whatIsForAfterwardsIsLeftWhenNothingWasDone() {
    List<String> events = new ArrayList<>();

    assertThatThrownBy(
            () ->
                transactions.in(
                    () -> {
                      transactions.afterCommit(() -> events.add("after"));
                      throw new IllegalStateException("no");
                    }))
        .hasMessage("no");

    assertThat(events).isEmpty();
  }

  private int countElsewhere() {
    return Jdbi.create(url)
        .installPlugin(new SqlObjectPlugin())
        .withExtension(WordDao.class, WordDao::count);
  }
}
