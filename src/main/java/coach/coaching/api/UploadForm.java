package coach.coaching.api;

import coach.coaching.Charts.Upload;
import coach.coaching.answer.PlainText;
import coach.platform.Problem;
import coach.platform.Problem.FieldError;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.glassfish.jersey.media.multipart.BodyPartEntity;
import org.glassfish.jersey.media.multipart.FormDataBodyPart;
import org.glassfish.jersey.media.multipart.FormDataMultiPart;

/// Reads a form: parts that are known, each at most once.
record UploadForm(FormDataMultiPart form) {
  private static final String IMAGE = "image";
  private static final Set<String> KNOWN =
      Set.of(IMAGE, "image_id", "symbol", "timeframe", "direction", "notes", "account_risk_usd");

  Wanted wanted() {
    refuseUnknown();
    return new Wanted(
        text("symbol"),
        text("timeframe"),
        text("direction"),
        text("notes"),
        text("account_risk_usd"),
        text("image_id"),
        image());
  }

  private void refuseUnknown() {
    List<FieldError> errors =
        form.getFields().entrySet().stream().flatMap(UploadForm::error).toList();
    if (!errors.isEmpty()) {
      throw new Problem.Invalid(errors).toException();
    }
  }

  private static Stream<FieldError> error(Map.Entry<String, List<FormDataBodyPart>> field) {
    if (!KNOWN.contains(field.getKey())) {
      String name = PlainText.clipped(PlainText.of(field.getKey()), 40);
      return Stream.of(new FieldError(name, "is not known"));
    }
    return field.getValue().size() == 1
        ? Stream.empty()
        : Stream.of(new FieldError(field.getKey(), "must be given once"));
  }

  private Optional<String> text(String name) {
    return Optional.ofNullable(form.getField(name)).map(FormDataBodyPart::getValue);
  }

  /// Jersey has written it to a file by now; whoever takes charts says how large they may be.
  private Optional<Upload> image() {
    return Optional.ofNullable(form.getField(IMAGE))
        .map(part -> (BodyPartEntity) part.getEntity())
        .map(content -> content::getInputStream);
  }
}
