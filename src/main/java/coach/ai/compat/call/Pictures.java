package coach.ai.compat.call;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/// The images of one request, as they are found.
final class Pictures {
  /// The detail `original` is not counted by anybody's rule.
  private static final Set<String> DETAILS = Set.of("auto", "low", "high");

  private final List<Picture> found = new ArrayList<>();
  private final Set<JsonNode> urls = Collections.newSetFromMap(new IdentityHashMap<>());

  /// @param holder of the address
  /// @param detailed says how closely to look
  /// @throws coach.platform.ProblemException when it is elsewhere, or cannot be measured
  void add(Fields holder, String name, Fields detailed) {
    String place = holder.place(name);
    String url = holder.text(name).orElseThrow(() -> Fields.refused(place, "is missing"));
    if (!DataUrl.isOne(url)) {
      throw Fields.refused(place, "must be a data: URL: images are not fetched from elsewhere");
    }
    if (!detailed.text("detail").map(DETAILS::contains).orElse(true)) {
      throw Fields.refused(detailed.place("detail"), "must be auto, low or high");
    }
    found.add(
        DataUrl.picture(url)
            .orElseThrow(
                () ->
                    Fields.refused(
                        place, "must be a PNG, JPEG, WebP or GIF image in base64, with its size")));
    urls.add(holder.value(name));
  }

  /// Whether this very value is the address of an image: then it is not text.
  boolean isUrl(JsonNode value) {
    return urls.contains(value);
  }

  List<Picture> all() {
    return List.copyOf(found);
  }
}
