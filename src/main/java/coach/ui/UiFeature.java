package coach.ui;

import coach.platform.Feature;
import io.dropwizard.core.setup.Environment;
import java.util.Set;

/// `/`: the page for people.
public final class UiFeature implements Feature {
  private final UiFiles files;

  /// @param registration `open`, `invite` or `closed`: what is offered to those without an account
  public UiFeature(String registration) {
    this.files = UiFiles.load(registration);
  }

  /// Where its files are: from memory and free, so that loading a page need not count much.
  public Set<String> paths() {
    return files.paths();
  }

  @Override
  public void register(Environment environment) {
    environment.jersey().register(new PageResource(files));
  }
}
