package planted.journal.dao;

public final class TradeDao {
  public String table() {
    return "trades";
  }
}
