#!/usr/bin/env bash
# The same small JSON resource bare and behind the whole edge, interleaved; then /health under slow load.
root=$(cd "$(dirname "$0")/.." && pwd)
. "$root/bench/lib.sh"
rounds=${ROUNDS:-5}
seconds=${SECONDS_EACH:-5}
need wrk wrk
cd "$root"
mvn -q -B test-compile dependency:build-classpath -Dmdep.outputFile="$work/classpath" >&2
java=$JAVA_HOME/bin/java
classpath=target/classes:target/test-classes:$(cat "$work/classpath")
export PORT=$(free_port) ADMIN_PORT=$(free_port) LOG_LEVEL=WARN
export RATE_LIMIT_REQUESTS=100000000 # the limit is asked each time and never reached
bare_port=$(free_port)
cat >"$work/bare.yml" <<Y
server:
  enableVirtualThreads: true
  maxThreads: 8192
  requestLog: {appenders: []}
  applicationConnectors: [{type: http, port: $bare_port, bindHost: 127.0.0.1}]
  adminConnectors: [{type: http, port: $(free_port), bindHost: 127.0.0.1}]
logging: {level: WARN}
Y
sed "s|data/postgres|$work/postgres|" config.yml >"$work/edge.yml"

run() { # run CLASS CONFIG LOG
  "$java" -Xmx2g -cp "$classpath" "$1" server "$2" >"$work/$3.log" 2>&1 &
  started="$started $!"
  pid=$!
}
run coach.bench.BareService "$work/bare.yml" bare
bare="http://127.0.0.1:$bare_port/bench"
wait_for "$bare" "$pid"
run coach.bench.EdgedService "$work/edge.yml" edge
edge="http://127.0.0.1:$PORT/bench"
wait_for "http://127.0.0.1:$PORT/health-check?type=ready" "$pid"

load() { # load URL SECONDS: prints requests per second and p99 in ms
  wrk -t2 -c64 -d"$2" --latency "$1" | awk '
    /99%/ {value=$2; unit=1; if (value ~ /us$/) unit=0.001; else if (value !~ /ms$/) unit=1000; p99=(value+0)*unit}
    /Requests\/sec/ {rate=$2}
    /Non-2xx/ {print "bench: not all answers were 200" > "/dev/stderr"; exit 1}
    END {print rate, p99}'
}
load "$bare" 8s >/dev/null
load "$edge" 8s >/dev/null
load "$bare" 4s >/dev/null
load "$edge" 4s >/dev/null
for _ in $(seq "$rounds"); do
  load "$bare" "${seconds}s" >>"$work/bare.txt"
  load "$edge" "${seconds}s" >>"$work/edge.txt"
done
echo "64 connections, warm, $(nproc) cores shared with wrk, $rounds rounds of ${seconds} s interleaved"
printf '%-8s %14s %10s\n' variant 'requests/s' 'p99 ms'
for variant in bare edge; do
  printf '%-8s %14s %10s\n' "$variant" "$(cut -d' ' -f1 "$work/$variant.txt" | median)" \
    "$(cut -d' ' -f2 "$work/$variant.txt" | median)"
done
paste -d' ' "$work/bare.txt" "$work/edge.txt" | awk '{print 100*$3/$1}' | median |
  awk '{printf "edge/bare, median of the rounds: %.1f %%\n", $1}'

health="http://127.0.0.1:$PORT/health"
quiet=$(wrk -t1 -c2 -d5s --latency "$health" | awk '/99%/ {print $2}')
wrk -t1 -c2000 -d12s --timeout 10s "$edge/slow" >"$work/slow.txt" &
slow=$!
started="$started $slow"
sleep 3
busy=$(wrk -t1 -c2 -d5s --latency "$health" | awk '/99%/ {print $2}')
wait "$slow"
echo "p99 of /health: $quiet alone, $busy with 2,000 open requests of 3 s"
grep -E 'requests in|Socket errors|Non-2xx' "$work/slow.txt" | sed 's/^ */slow requests: /'
