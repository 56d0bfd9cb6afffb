package coach.bench.gateway;

import coach.bench.rig.Figures;
import coach.bench.rig.Parts;

/// Measures what `bench/gateway.sh` prints: `DIRECTORY [PART]…`.
///
/// The property `options` has the service's Java options, `portkey` where Portkey is installed.
public final class GatewayBench {
  private GatewayBench() {}

  public static void main(String[] arguments) throws Exception {
    Figures figures = new Figures(System.out);
    String[] options = System.getProperty("options", "").strip().split(" +");
    new Parts()
        .with("one", here -> new OneByOne(figures).whole(here, options))
        .with("together", here -> new Together(figures).measure(here, options))
        .with("first", here -> new OneByOne(figures).first(here, options))
        .with("crowd", here -> new Crowd(figures).measure(here, options))
        .with("aborted", here -> new Aborted(figures).measure(here, options))
        .with("sizes", here -> new Sizes(figures).measure(here, options))
        .run(figures, arguments);
  }
}
