package planted.coaching;

import planted.journal.dao.TradeDao;

final class EntersByTheWindow {
  String table() {
    return new TradeDao().table();
  }
}
