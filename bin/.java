# Sourced by the scripts here: sets JAVA_HOME to a JDK 25 or later, or says what is missing and ends.

java_required=25

java_release() {
  sed -n 's/^JAVA_VERSION="\{0,1\}\([0-9][0-9]*\).*/\1/p' "$1/release" 2>/dev/null || true
}

is_new_enough() {
  java_found=$(java_release "$1")
  [ -x "$1/bin/javac" ] && [ "${java_found:-0}" -ge "$java_required" ]
}

java_on_path() {
  program=$(command -v java) && dirname "$(dirname "$(readlink -f "$program")")"
}

find_java() {
  for home in "${JAVA_HOME:-}" "$(java_on_path || true)" \
    /usr/lib/jvm/* /opt/java* /opt/java/* /opt/jdk* \
    "${HOME:-/root}"/.sdkman/candidates/java/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    if [ -n "$home" ] && is_new_enough "$home"; then
      JAVA_HOME=$home
      export JAVA_HOME
      return 0
    fi
  done
  return 1
}

require_java() {
  asked=${JAVA_HOME:-}
  find_java && return 0
  {
    echo "Trading Coach needs a JDK $java_required or later; there is none in JAVA_HOME (${asked:-not set}), on PATH or in the usual folders."
    echo "Install one (https://adoptium.net) and set JAVA_HOME to it."
  } >&2
  exit 69
}

require_maven() {
  command -v mvn >/dev/null && return 0
  echo "Trading Coach is built with Maven 3.8 or later; there is no mvn on PATH (Debian: apt-get install maven)." >&2
  exit 69
}

git_commit() {
  git rev-parse --short HEAD 2>/dev/null || echo unknown
}

require_java
