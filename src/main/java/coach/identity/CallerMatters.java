package coach.identity;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Beside `@PermitAll`: the answer depends on who asks, so there is none while that cannot be found
/// out. Without it whoever asks is nobody then, as health wants it.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface CallerMatters {}
