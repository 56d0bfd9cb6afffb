package coach.platform.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coach.support.TestDatabase;
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

  private final Jdbi jdbi =
      Jdbi.create(TestDatabase.emptyUrl()).installPlugin(new SqlObjectPlugin());
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
}
