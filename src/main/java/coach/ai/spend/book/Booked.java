package coach.ai.spend.book;

import coach.ai.ModelId;
import coach.ai.Payer;
import coach.ai.spend.Hold;
import coach.ai.spend.HoldRequest;
import coach.identity.ApiKeyId;
import coach.shared.Money;
import coach.shared.UserId;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// To whose account an attempt is booked, and how much was held for it.
///
/// @param key that it was asked with; has a period of its own also when it has no cap
public record Booked(UserId user, Optional<ApiKeyId> key, LocalDate day, Model model, Money held) {

  /// As the ledger names it: a newer node may have asked a provider unknown to this version.
  public record Model(String provider, String name) {
    static Model of(ModelId id) {
      return new Model(id.provider().text(), id.model());
    }
  }

  public static Booked of(HoldRequest request, LocalDate day) {
    Payer payer = request.payer();
    return new Booked(
        payer.user(),
        payer.key().map(Payer.Key::id),
        day,
        Model.of(request.model()),
        request.worstCase());
  }

  public static Booked of(Hold hold) {
    return of(hold.request(), hold.day());
  }

  public List<Period> periods() {
    return Period.of(user, key, day);
  }
}
