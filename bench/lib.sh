# Shared by the benches. Everything they start listens on 127.0.0.1 and ends with them.
# Sourced with `root` = the repository.
set -eu
started=""
work=$(mktemp -d)

finish() {
  for pid in $started; do kill "$pid" 2>/dev/null || true; done
  for pid in $started; do wait "$pid" 2>/dev/null || true; done
  rm -rf "$work"
}
trap finish EXIT INT TERM

need() { # need COMMAND PACKAGE
  command -v "$1" >/dev/null 2>&1 && return
  echo "bench: installing $2 for $1" >&2
  apt-get install -y -q "$2" >/dev/null || { echo "bench: $1 is needed (package $2)" >&2; exit 69; }
}

free_port() { # a port nobody listens on
  while :; do
    port=$((20000 + $(od -An -N2 -tu2 /dev/urandom) % 20000))
    (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || { echo "$port"; return; }
  done
}

wait_for() { # wait_for URL PID
  tries=0
  until curl -sf -o /dev/null "$1"; do
    kill -0 "$2" 2>/dev/null || { echo "bench: the service ended early" >&2; cat "$work"/*.log >&2; exit 1; }
    tries=$((tries + 1))
    [ "$tries" -lt 1200 ] || { echo "bench: $1 did not answer" >&2; exit 1; }
    sleep 0.05
  done
}

median() { sort -n | awk '{v[NR]=$1} END {print (NR % 2) ? v[(NR+1)/2] : (v[NR/2]+v[NR/2+1])/2}'; }

rss_mb() { awk '/VmRSS/ {printf "%d", $2/1024}' "/proc/$1/status"; }
