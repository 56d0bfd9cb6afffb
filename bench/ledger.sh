#!/usr/bin/env bash
# Durable holds and settlements a second, and how long a hold alone takes; on a PostgreSQL of its own
# with fsync on.
root=$(cd "$(dirname "$0")/.." && pwd)
. "$root/bench/lib.sh"
cd "$root"
mvn -q -B test-compile dependency:build-classpath -Dmdep.outputFile="$work/classpath" >&2
echo "$(nproc) cores, shared by the callers, the writer and PostgreSQL"
"$JAVA_HOME/bin/java" -Xmx512m -cp "target/classes:target/test-classes:$(cat "$work/classpath")" \
  coach.bench.LedgerBench "$work/postgres"
