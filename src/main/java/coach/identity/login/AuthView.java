package coach.identity.login;

import coach.identity.Caller;
import coach.identity.Caller.Credential;
import coach.identity.Role;
import coach.identity.Scope;
import coach.identity.token.Tokens;
import coach.identity.user.User;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What clients get when they sign in.
public final class AuthView {
  private static final String BEARER = "Bearer";

  private AuthView() {}

  /// @param expiresIn seconds
  public record TokenPair(
      String accessToken, String tokenType, long expiresIn, String refreshToken) {
    static TokenPair of(Tokens tokens) {
      return new TokenPair(
          tokens.access(), BEARER, tokens.expiresIn().toSeconds(), tokens.refresh());
    }

    @Override
    public String toString() {
      return "TokenPair";
    }
  }

  /// @param expiresIn seconds
  public record Registered(
      String id,
      String email,
      Role role,
      String accessToken,
      String tokenType,
      long expiresIn,
      String refreshToken) {
    static Registered of(User user, Tokens tokens) {
      return new Registered(
          user.id().toString(),
          user.email().value(),
          user.role(),
          tokens.access(),
          BEARER,
          tokens.expiresIn().toSeconds(),
          tokens.refresh());
    }

    @Override
    public String toString() {
      return "Registered";
    }
  }

  /// @param scopes what the API key may be used for; absent for a user in person
  public record Me(
      String id,
      String email,
      Role role,
      Instant createdAt,
      Optional<Instant> lastLoginAt,
      Optional<List<Scope>> scopes) {
    static Me of(User user, Caller caller) {
      return new Me(
          user.id().toString(),
          user.email().value(),
          user.role(),
          user.createdAt(),
          user.lastLoginAt(),
          switch (caller.credential()) {
            case Credential.Session _ -> Optional.empty();
            case Credential.Key key -> Optional.of(key.scopes().stream().sorted().toList());
          });
    }
  }
}
