#!/usr/bin/env bash
# Start to first ready with an existing embedded database, plain and with the AOT cache; RSS after it.
root=$(cd "$(dirname "$0")/.." && pwd)
. "$root/bench/lib.sh"
rounds=${ROUNDS:-7}
jar=$root/target/trading-coach.jar
"$root/bin/build"
java=$JAVA_HOME/bin/java
cd "$work"
cp "$root/config.yml" .
export PORT=$(free_port) ADMIN_PORT=$(free_port)
ready="http://127.0.0.1:$PORT/health-check?type=ready"

start() { # start FLAGS…: prints milliseconds until ready, then RSS in MB one second later
  begin=$(date +%s%N)
  "$java" "$@" -jar "$jar" server config.yml >"$work/service.log" 2>&1 &
  pid=$!
  started="$started $pid"
  wait_for "$ready" "$pid"
  end=$(date +%s%N)
  sleep 1
  echo "$(((end - begin) / 1000000)) $(rss_mb "$pid")"
  kill "$pid"
  wait "$pid" 2>/dev/null || true
}

start -Xmx1g >/dev/null # unpacks PostgreSQL and makes the data directory
start -XX:AOTCacheOutput="$work/coach.aot" -XX:+UseCompactObjectHeaders >/dev/null
for _ in $(seq "$rounds"); do # interleaved: a neighbour's load hits both
  start -XX:MaxRAMPercentage=65 >>plain.txt
  start -XX:MaxRAMPercentage=65 -XX:AOTCache="$work/coach.aot" -XX:+UseCompactObjectHeaders >>aot.txt
done
echo "start to first ready, existing embedded database, $(nproc) cores, $rounds rounds interleaved"
printf '%-10s %12s %12s %10s\n' variant 'median ms' 'minimum ms' 'RSS MB'
for variant in plain aot; do
  printf '%-10s %12s %12s %10s\n' "$variant" \
    "$(cut -d' ' -f1 $variant.txt | median)" "$(cut -d' ' -f1 $variant.txt | sort -n | head -1)" \
    "$(cut -d' ' -f2 $variant.txt | median)"
done
