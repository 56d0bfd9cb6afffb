package coach.platform.db;

import coach.platform.Component;
import java.util.Optional;

/// The one database of a node. Starts without it, and recovers by itself when it comes back.
public final class Database implements Component {

  @Override
  public String name() {
    return "database";
  }

  @Override
  public boolean critical() {
    return true;
  }

  @Override
  public Health health() {
    return new Health(Status.UNKNOWN, "not checked yet", Optional.empty());
  }
}
