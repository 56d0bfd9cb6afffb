#!/usr/bin/env bash
# The AI gateway of the finished jar against a stub of a provider: money under concurrency and under
# kill -9, thousands of answers at once, an outage, and what a call costs in time. Arguments: the
# parts to measure, or none for all; SEED chooses when the service is killed.
root=$(cd "$(dirname "$0")/.." && pwd)
. "$root/bench/lib.sh"
"$root/bin/build"
cd "$root"
mvn -q -B test-compile dependency:build-classpath -Dmdep.outputFile="$work/classpath" >&2
echo "$(nproc) cores, shared by the service, PostgreSQL, the stub and the callers;" \
  "load average before: $(cut -d' ' -f1-3 /proc/loadavg)"
status=0
"$JAVA_HOME/bin/java" -Xmx512m ${SEED:+-Dseed=$SEED} \
  -cp "target/classes:target/test-classes:$(cat "$work/classpath")" \
  coach.bench.ai.AiBench "$work/ai" "$@" || status=$?
echo "load average after: $(cut -d' ' -f1-3 /proc/loadavg)"
exit "$status"
