/// The API's documents: the OpenAPI description, made from the resources, and a page to read it.
@NullMarked
package coach.web.openapi;

import org.jspecify.annotations.NullMarked;
