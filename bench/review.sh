#!/usr/bin/env bash
# Reviews of the finished jar beside the model's time: a chart on its way in, the largest charts on a
# small heap, a long history. Arguments: the parts to measure, or none for all.
root=$(cd "$(dirname "$0")/.." && pwd)
. "$root/bench/lib.sh"
"$root/bin/build"
cd "$root"
mvn -q -B test-compile dependency:build-classpath -Dmdep.outputFile="$work/classpath" >&2
echo "$(nproc) cores, shared by the service, PostgreSQL and the callers;" \
  "load average before: $(cut -d' ' -f1-3 /proc/loadavg)"
status=0
"$JAVA_HOME/bin/java" -Xmx1g -cp "target/classes:target/test-classes:$(cat "$work/classpath")" \
  coach.bench.review.ReviewBench "$work/review" "$@" || status=$?
echo "load average after: $(cut -d' ' -f1-3 /proc/loadavg)"
exit "$status"
