#!/usr/bin/env bash
# What a token costs; whether log-ins tell known from unknown addresses; 200 log-ins at once.
root=$(cd "$(dirname "$0")/.." && pwd)
. "$root/bench/lib.sh"
"$root/bin/build"
cd "$root"
mvn -q -B test-compile dependency:build-classpath -Dmdep.outputFile="$work/classpath" >&2
java=$JAVA_HOME/bin/java
classpath=target/classes:target/test-classes:$(cat "$work/classpath")
export LOG_LEVEL=WARN REGISTRATION=open TRUSTED_PROXIES=127.0.0.0/8
export RATE_LIMIT_REQUESTS=100000000 # asked each time and never reached

serve() { # serve NAME COMMAND…: starts a service of its own, sets pid and PORT
  export PORT=$(free_port) ADMIN_PORT=$(free_port)
  sed -e "s|data/postgres|$work/$1/postgres|" -e "s|directory: data\$|directory: $work/$1|" \
    config.yml >"$work/$1.yml"
  mkdir -p "$work/$1"
  name=$1
  shift
  "$@" server "$work/$name.yml" >"$work/$name.log" 2>&1 &
  pid=$!
  started="$started $pid"
  wait_for "http://127.0.0.1:$PORT/health-check?type=ready" "$pid"
}
measure() { "$java" -Xmx256m -cp "$classpath" coach.bench.IdentityBench "$@"; }

echo "$(nproc) cores, shared with the clients"
serve token "$java" -cp "$classpath" coach.bench.EdgedService
measure token "$PORT"
kill "$pid"
wait "$pid" 2>/dev/null || true
serve logins "$java" -jar target/trading-coach.jar
measure logins "$PORT" "$pid"
