package coach.platform.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coach.platform.db.postgres.DatabaseUrl;
import coach.platform.db.postgres.PostgresDataSource;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RotatedUrlTest {
  @Test
  void aUrlThatCannotBeReadAnyMoreIsADatabaseThatCannotBeReached() {
    var source =
        new PostgresDataSource(
            () -> DatabaseUrl.parse("postgresql://coach:half/a-Secret@db/coach"), Map.of(), "");

    assertThatThrownBy(source::getConnection)
        .isInstanceOfSatisfying(
            SQLException.class,
            failure ->
                assertThat(DatabaseFailure.classify(failure)).contains(DatabaseFailure.UNAVAILABLE))
        .hasMessageStartingWith("The database's URL has")
        .hasMessageNotContaining("Secret")
        .hasNoCause();
  }
}
