package coach.platform.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coach.platform.db.postgres.DatabaseUrl;
import coach.platform.secret.Secret;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "postgresql://u:p@db.example:6543/coach jdbc:postgresql://db.example:6543/coach",
        "postgres://u:p@db.example/coach jdbc:postgresql://db.example:5432/coach",
        "postgresql://u:p@[2001:db8::1]:6543/coach jdbc:postgresql://[2001:db8::1]:6543/coach",
        "postgresql://u:p@[::1]/coach jdbc:postgresql://[::1]:5432/coach",
        "postgresql://u:p@a:1,b:2,[::3]:3/coach jdbc:postgresql://a:1,b:2,[::3]:3/coach",
        "postgresql://u:p@h/caf%C3%A9%20x jdbc:postgresql://h:5432/caf%C3%A9+x",
        "postgresql://u@h jdbc:postgresql://h:5432/u",
        "jdbc:postgresql://h:6543/coach?user=u&password=p jdbc:postgresql://h:6543/coach",
        "jdbc:postgresql://u:p@h/coach jdbc:postgresql://h:5432/coach",
        "jdbc:postgresql:coach jdbc:postgresql://localhost:5432/coach",
        "jdbc:postgresql:///coach jdbc:postgresql://localhost:5432/coach",
      })
  void everyFormIsUnderstood(String given, String jdbcUrl) {
    assertThat(DatabaseUrl.parse(given).jdbcUrl()).isEqualTo(jdbcUrl);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "postgresql://us%40er:p%2Fa%3Fs%25s%40@h/d us@er p/a?s%s@",
        "postgresql://user:with:colon@h/d user with:colon",
        "postgresql://user:plain+plus@h/d user plain+plus",
        "postgresql://user:unencoded@sign@h/d user unencoded@sign",
        "jdbc:postgresql://h/d?user=a%26b&password=p%3Dq a&b p=q",
      })
  void userAndPasswordAreDecoded(String given, String user, String password) {
    DatabaseUrl url = DatabaseUrl.parse(given);

    assertThat(url.user()).hasValue(user);
    assertThat(url.password().map(Secret::reveal)).hasValue(password);
    assertThat(url.toString()).doesNotContain(password);
    assertThat(url.jdbcUrl()).doesNotContain(password);
  }

  @Test
  void parametersTakeTheDriversNames() {
    DatabaseUrl url =
        DatabaseUrl.parse(
            "postgresql://u@h/d?sslmode=verify-full&application_name=me&connect_timeout=3"
                + "&target_session_attrs=read-write&channel_binding=require");

    assertThat(url.parameters())
        .isEqualTo(
            Map.of(
                "sslmode", "verify-full",
                "ApplicationName", "me",
                "connectTimeout", "3",
                "targetServerType", "primary",
                "channelBinding", "require"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "mysql://u:s3cret@h/d",
        "u:s3cret@h/d",
        "postgresql://u:s3cret@h:port/d",
        "postgresql://u:s3cret@h:0/d",
        "postgresql://u:s3cret@h:65536/d",
        "postgresql://u:s3cret@[::1/d",
        "postgresql://u:s3cret@::1/d",
        "postgresql://u:s3cret@bad host/d",
        "postgresql://u:s3cret%zz@h/d",
        "postgresql://u:s3cret%4@h/d",
        "postgresql://u:/s3cret@h/d",
        "postgresql://u:s3cret?@h/d",
        "postgresql://u:s3cret@%2Frun%2Fpg/d",
        "postgresql://u:s3cret@h/d?sslmod=verify-full",
        "jdbc:postgresql://h/",
      })
  void whatIsNoUrlIsRefusedWithoutQuotingIt(String given) {
    assertThatThrownBy(() -> DatabaseUrl.parse(given))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("s3cret")
        .hasMessageMatching("(must|has|names) .*");
  }

  @Test
  void aMisspeltParameterIsNamed() {
    assertThatThrownBy(() -> DatabaseUrl.parse("postgresql://u@h/d?sslmod=verify-full"))
        .hasMessageContaining("sslmod");
  }
}
