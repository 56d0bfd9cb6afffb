package coach.identity.user.demo;

import coach.identity.Role;
import coach.identity.password.Password;
import coach.identity.user.EmailAddress;

/// One line of the file: who can be tried, and with which password.
record DemoAccount(Role role, EmailAddress email, Password password) {
  /// `ROLE EMAIL PASSWORD`, as people and scripts read it.
  String line() {
    return role.text() + " " + email.value() + " " + password.text();
  }
}
