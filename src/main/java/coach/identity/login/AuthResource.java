package coach.identity.login;

import coach.identity.Caller;
import coach.identity.Caller.Credential;
import coach.identity.CallerMatters;
import coach.identity.RequiresSession;
import coach.identity.Role;
import coach.identity.login.AuthView.Me;
import coach.identity.login.AuthView.Registered;
import coach.identity.login.AuthView.TokenPair;
import coach.identity.password.Password;
import coach.identity.user.User;
import coach.platform.Origin;
import coach.platform.Problem;
import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Registration, log-in and log-out, and what users may do to their own account.
@Path("/api/auth")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Identity")
public final class AuthResource {
  /// Longer than any address or token.
  private static final int LONGEST = 1000;

  private static final String CLEARED = "\"cache\", \"cookies\", \"storage\"";

  private final SignUp signUp;
  private final LogIn logIn;
  private final OwnSessions sessions;
  private final OwnPassword passwords;

  public AuthResource(SignUp signUp, LogIn logIn, OwnSessions sessions, OwnPassword passwords) {
    this.signUp = signUp;
    this.logIn = logIn;
    this.sessions = sessions;
    this.passwords = passwords;
  }

  /// @param invite the code of an invitation, where one is needed
  public record NewAccount(
      @NotNull @Size(max = LONGEST) String email,
      @NotNull Password password,
      Optional<@Size(max = LONGEST) String> invite) {}

  public record Credentials(
      @NotNull @Size(max = LONGEST) String email, @NotNull Password password) {}

  public record RefreshToken(@NotNull @Size(max = LONGEST) String refreshToken) {
    @Override
    public String toString() {
      return "RefreshToken";
    }
  }

  public record LogOut(Optional<@Size(max = LONGEST) String> refreshToken) {
    @Override
    public String toString() {
      return "LogOut";
    }
  }

  public record NewPassword(@NotNull Password currentPassword, @NotNull Password newPassword) {}

  @POST
  @Path("/register")
  @PermitAll
  @Operation(summary = "Makes an account and logs in, where registration allows it")
  @ApiResponse(
      responseCode = "201",
      description = "The account and its first tokens",
      useReturnTypeSchema = true)
  @ApiResponse(responseCode = "403", description = "Registration is closed, or takes an invitation")
  @ApiResponse(responseCode = "409", description = "The address has an account")
  public Response register(
      @NotNull @Valid NewAccount account, @Context HttpServletRequest request) {
    Registered registered =
        signUp.register(account.email(), account.password(), account.invite(), Origin.of(request));
    return Response.status(Response.Status.CREATED).entity(registered).build();
  }

  @POST
  @Path("/login")
  @PermitAll
  @Operation(summary = "Exchanges an e-mail address and a password for tokens")
  @ApiResponse(responseCode = "200", description = "Tokens", useReturnTypeSchema = true)
  @ApiResponse(responseCode = "401", description = "Wrong credentials or no session")
  public TokenPair login(
      @NotNull @Valid Credentials credentials, @Context HttpServletRequest request) {
    return TokenPair.of(
        logIn.logIn(credentials.email(), credentials.password(), Origin.of(request)));
  }

  @POST
  @Path("/refresh")
  @PermitAll
  @Operation(summary = "Exchanges a refresh token, which is good once, for new tokens")
  @ApiResponse(responseCode = "200", description = "Tokens", useReturnTypeSchema = true)
  @ApiResponse(responseCode = "401", description = "Wrong credentials or no session")
  public TokenPair refresh(
      @NotNull @Valid RefreshToken token, @Context HttpServletRequest request) {
    return TokenPair.of(sessions.refresh(token.refreshToken(), Origin.of(request)));
  }

  @POST
  @Path("/logout")
  @PermitAll
  @CallerMatters
  @Operation(
      summary = "Ends a session",
      description = "The one of the refresh token in the body, else the one of the access token.")
  @ApiResponse(responseCode = "204", description = "It has ended")
  @ApiResponse(responseCode = "401", description = "Wrong credentials or no session")
  public Response logout(
      @Auth Optional<Caller> caller,
      @Valid @Nullable LogOut body,
      @Context HttpServletRequest request) {
    sessions.end(
        caller, Optional.ofNullable(body).flatMap(LogOut::refreshToken), Origin.of(request));
    return Response.noContent().header("Clear-Site-Data", CLEARED).build();
  }

  @GET
  @Path("/me")
  @RolesAllowed(Role.ANY)
  @Operation(summary = "Who is signed in, and how")
  public Me me(@Auth Caller caller) {
    User user = signUp.find(caller.id());
    return Me.of(user, caller);
  }

  @PUT
  @Path("/password")
  @RolesAllowed(Role.ANY)
  @RequiresSession
  @Operation(summary = "Changes one's own password, and ends one's other sessions")
  @ApiResponse(responseCode = "204", description = "It is changed")
  public void changePassword(
      @Auth Caller caller,
      @NotNull @Valid NewPassword change,
      @Context HttpServletRequest request) {
    if (!(caller.credential() instanceof Credential.Session session)) {
      throw new Problem.Forbidden("Log in to change the password.").toException();
    }
    passwords.change(
        caller, session.id(), change.currentPassword(), change.newPassword(), Origin.of(request));
  }
}
