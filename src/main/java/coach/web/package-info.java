/// The edge: everything between the socket and a resource. Knows no feature.
@NullMarked
package coach.web;

import org.jspecify.annotations.NullMarked;
