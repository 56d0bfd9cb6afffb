package planted.web;

import planted.journal.JournalApi;

final class ReachesIntoAFeature {
  private final JournalApi journal = new JournalApi();

  String name() {
    return journal.name();
  }
}
