package coach.platform.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coach.platform.IdSource;
import coach.platform.Problem;
import coach.platform.ProblemException;
import coach.web.StrictJson;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {
  private static final IdSource IDS =
      IdSource.secure(InstantSource.fixed(Instant.parse("2026-03-02T15:00:00Z")));

  @Test
  void whatIsNotAskedForIsTheFirstHundredFromTheStart() {
    PageRequest request = PageRequest.of(null, null);

    assertThat(request.limit()).isEqualTo(100);
    assertThat(request.rows()).isEqualTo(101);
    assertThat(request.after()).isEmpty();
  }

  @Test
  void aFullPageLeadsToTheOneAfterItsLastItem() {
    List<UUID> rows = Stream.generate(IDS::next).limit(3).toList();

    Page<UUID> page = Page.of(rows, PageRequest.of(2, null), Function.identity());

    assertThat(page.items()).containsExactly(rows.get(0), rows.get(1));
    assertThat(PageRequest.of(2, page.next().orElseThrow()).after()).hasValue(rows.get(1));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void aPageWithRoomLeftOrJustFullIsTheLast(int rows) {
    List<UUID> ids = Stream.generate(IDS::next).limit(rows).toList();

    Page<UUID> page = Page.of(ids, PageRequest.of(2, null), Function.identity());

    assertThat(page.items()).isEqualTo(ids);
    assertThat(page.next()).isEmpty();
  }

  @Test
  void theLastPageSaysNullWhereOthersHaveACursor() throws Exception {
    Page<Integer> page = new Page<>(List.of(1, 2), Optional.empty()).map(number -> number * 10);

    assertThat(StrictJson.mapper().writeValueAsString(page))
        .isEqualTo("{\"items\":[10,20],\"next\":null}");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 501, Integer.MAX_VALUE, Integer.MIN_VALUE})
  void aLimitOutOfBoundsIsInvalid(int limit) {
    assertInvalid(() -> PageRequest.of(limit, null), "limit");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 500})
  void theBoundsThemselvesAreFine(int limit) {
    assertThat(PageRequest.of(limit, null).limit()).isEqualTo(limit);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "AAAA",
        "not a cursor at all!!",
        "0195570a-5f00-7000-8000-000000000000",
        "AZVXCl8AcACAAAAAAAAAAA==",
        "AZVXCl8AcACAAAAAAAAAAB",
        "AZVXCl8AcACAAAAAAAAAAAAAAAAA",
        "\u0000",
      })
  void aCursorThatNoPageEndedWithIsInvalid(String cursor) {
    assertInvalid(() -> PageRequest.of(null, cursor), "cursor");
  }

  private static void assertInvalid(ThrowingCallable call, String field) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            ProblemException.class,
            failure ->
                assertThat(failure.problem())
                    .isInstanceOfSatisfying(
                        Problem.Invalid.class,
                        invalid ->
                            assertThat(invalid.errors())
                                .extracting(Problem.FieldError::field)
                                .containsExactly(field)));
  }
}
