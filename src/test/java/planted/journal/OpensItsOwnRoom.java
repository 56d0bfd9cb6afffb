package planted.journal;

import planted.journal.dao.TradeDao;

final class OpensItsOwnRoom {
  String table() {
    return new TradeDao().table();
  }
}
