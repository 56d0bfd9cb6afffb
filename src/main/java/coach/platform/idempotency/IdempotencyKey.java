package coach.platform.idempotency;

import coach.platform.Problem;

/// What a client calls a request by, so that it can be sent again.
public record IdempotencyKey(String value) {
  public static final String HEADER = "Idempotency-Key";

  private static final int LONGEST = 255;
  private static final char FIRST_PRINTABLE = ' ';
  private static final char LAST_PRINTABLE = '~';

  public IdempotencyKey {
    boolean printable = value.chars().allMatch(it -> FIRST_PRINTABLE <= it && it <= LAST_PRINTABLE);
    if (value.isBlank() || value.length() > LONGEST || !printable) {
      throw Problem.Invalid.field(
              HEADER, "must have 1 to " + LONGEST + " printable ASCII characters")
          .toException();
    }
  }
}
