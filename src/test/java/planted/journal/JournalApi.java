package planted.journal;

public final class JournalApi {
  public String name() {
    return "journal";
  }
}
