/// Reads a YAML file so that nothing about it is lost or hidden: every key keeps its line and its
/// origin, every mistake is collected. Reader → tree → overrides → binding → field validation; the
/// gate adds invariants.
@NullMarked
package coach.ops.config;

import org.jspecify.annotations.NullMarked;
