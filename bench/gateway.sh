#!/usr/bin/env bash
# OpenAI's endpoints of the finished jar beside the stub behind them, and beside the Portkey gateway
# where npm is there. Arguments: the parts to measure, or none for all (`one`, `together`, `first`,
# `crowd`, `aborted`, `sizes`). OPTIONS are the service's Java options.
root=$(cd "$(dirname "$0")/.." && pwd)
. "$root/bench/lib.sh"
need nginx nginx
need wrk wrk
"$root/bin/build"
cd "$root"
mvn -q -B test-compile dependency:build-classpath -Dmdep.outputFile="$work/classpath" >&2
# The image's options, with the heap that they give to a container of 700 MB.
options=${OPTIONS:-@$root/container/jvm.options -Xmx455m}

portkey=""
install_portkey() {
  mkdir "$work/portkey"
  cp "$root"/bench/portkey/* "$work/portkey"
  # Scripts of packages are not run: none of them is needed.
  (cd "$work/portkey" && npm ci --ignore-scripts --no-audit --no-fund --silent >&2)
}
if ! command -v npm >/dev/null 2>&1; then
  echo "bench: no npm, so nothing is measured beside Portkey" >&2
elif install_portkey; then
  portkey=$work/portkey
else
  echo "bench: Portkey cannot be installed, so nothing is measured beside it" >&2
fi

echo "$(nproc) cores, shared by the service, PostgreSQL (fsync on), the stub and the callers;" \
  "load average before: $(cut -d' ' -f1-3 /proc/loadavg)"
echo "the service's Java options: ${options//$root\//}"
status=0
"$JAVA_HOME/bin/java" -Xmx512m -Doptions="$options" -Dportkey="$portkey" \
  -cp "target/classes:target/test-classes:$(cat "$work/classpath")" \
  coach.bench.gateway.GatewayBench "$work/gateway" "$@" || status=$?
echo "load average after: $(cut -d' ' -f1-3 /proc/loadavg)"
exit "$status"
