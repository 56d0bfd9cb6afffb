#!/usr/bin/env bash
# The finished jar in front of a mock of the providers that is not ours (npm: @copilotkit/aimock),
# which fails now and then: every request in the mock's journal is an attempt in the books.
root=$(cd "$(dirname "$0")/.." && pwd)
. "$root/bench/lib.sh"
need jq jq
need npm npm
[ -f "$root/target/trading-coach.jar" ] || "$root/bin/build"
calls=${1:-300}

npm install --prefix "$work" --silent --no-audit --no-fund --ignore-scripts @copilotkit/aimock@1.43.0 >&2
cat >"$work/fixtures.json" <<'EOF'
{"fixtures": [{"match": {"userMessage": "hello"}, "response": {"content": "An answer of some words."}}]}
EOF
mock=http://127.0.0.1:$(free_port)
node "$work/node_modules/.bin/llmock" -p "${mock##*:}" -f "$work/fixtures.json" --journal-max 0 \
  --log-level silent >"$work/mock.log" 2>&1 &
started="$started $!"

port=$(free_port)
url=http://127.0.0.1:$port
mkdir "$work/coach"
cp "$root/config.yml" "$work/coach/"
cd "$work/coach"
export OPENAI_API_KEY=sk-proj-fakefakefakefakefakefakefakefakefakefake OPENAI_BASE_URL="$mock/v1"
export AI_TRUSTED_HOSTS=127.0.0.1 USE_MOCK_OPENAI=false RATE_LIMIT_ENABLED=false
PORT=$port ADMIN_PORT=$(free_port) "$JAVA_HOME/bin/java" -jar "$root/target/trading-coach.jar" \
  server config.yml >"$work/coach.log" 2>&1 &
started="$started $!"
wait_for "$url/health-check?type=ready" $!

token() { # token ROLE
  awk -v role="$1" '$1 == role {printf "{\"email\":\"%s\",\"password\":\"%s\"}", $2, $3}' data/demo-accounts.txt |
    curl -s "$url/api/auth/login" -H 'Content-Type: application/json' -d @- | jq -r .access_token
}
key=$(curl -s "$url/api/keys" -H "Authorization: Bearer $(token trader)" \
  -H 'Content-Type: application/json' -d '{"name":"mock","scopes":["ai"]}' | jq -r .key)

question='{"model":"coach","messages":[{"role":"user","content":"hello"}]}'
ask() { # ask COUNT BODY: how often which status
  seq "$1" | xargs -P 8 -I{} curl -s -m 60 -o /dev/null -w '%{http_code}\n' "$url/v1/chat/completions" \
    -H "Authorization: Bearer $key" -H 'Content-Type: application/json' -d "$2" |
    sort | uniq -c | awk '{printf "%s%s of status %s", (NR > 1 ? ", " : ""), $1, $2}'
}
in_books() { # all attempts, page by page
  cursor=
  while :; do
    page=$(curl -s "$url/api/ops/ledger?limit=500${cursor:+&cursor=$cursor}" -H "Authorization: Bearer $operator")
    echo "$page" | jq -r '.items[] | "\(.state) \(.outcome)"'
    cursor=$(echo "$page" | jq -r '.next // empty')
    [ -n "$cursor" ] || return 0
  done
}

healthy=$(ask "$calls" "$question")
streamed=$(ask "$calls" "${question%\}},\"stream\":true}")
curl -sf -o /dev/null "$mock/__aimock/chaos" -H 'Content-Type: application/json' \
  -d '{"dropRate":0.1,"malformedRate":0.05,"disconnectRate":0.05,"rateLimitRate":0.05}'
failing=$(ask "$calls" "$question")
operator=$(token operator)
in_books >"$work/books"
journal=$(curl -s "$mock/__aimock/journal?limit=1000000" | jq '[.[] | select(.method == "POST")] | length')
cd "$work/coach"
"$JAVA_HOME/bin/java" -jar "$root/target/trading-coach.jar" ledger verify config.yml >"$work/verified" 2>&1 && rc=0 || rc=$?

echo "| figure | measured |"
echo "|---|---|"
echo "| $calls calls, whole | $healthy |"
echo "| $calls calls, streamed | $streamed |"
echo "| $calls calls, a quarter of the mock's answers failing | $failing |"
echo "| requests in the mock's journal; attempts in the books | $journal; $(wc -l <"$work/books") |"
echo "| how the attempts ended | $(sort "$work/books" | uniq -c | awk '{printf "%s%s %s (%s)", (NR > 1 ? ", " : ""), $1, $2, $3}') |"
echo "| \`ledger verify\` | exit $rc: $(tail -1 "$work/verified") |"
[ "$journal" -eq "$(wc -l <"$work/books")" ] && [ "$rc" -eq 0 ]
