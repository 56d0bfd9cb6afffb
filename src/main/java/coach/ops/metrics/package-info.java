/// What is counted: Prometheus for scraping, Graphite for pushing.
@NullMarked
package coach.ops.metrics;

import org.jspecify.annotations.NullMarked;
