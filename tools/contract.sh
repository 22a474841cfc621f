#!/bin/sh
# Holds `annals serve` to docs/reference/openapi.yaml: lints the description (npx @redocly/cli), then asks a server each of its
# addresses and checks the answers against the schemas (jsonschema and PyYAML, in a virtual environment of its own).
#   tools/contract.sh [ANNALS [DB]]      without DB, one is made of samples/
set -eu
here=$(cd "$(dirname "$0")/.." && pwd)
annals=${1:-$here/build/dev/annals}
work=$(mktemp -d)
server=""
trap '[ -z "$server" ] || kill "$server"; rm -r "$work"' EXIT

npx --yes @redocly/cli@2.77.0 lint "$here/docs/reference/openapi.yaml"
venv=$here/build/contract-venv
[ -x "$venv/bin/python" ] || python3 -m venv "$venv"
"$venv/bin/pip" install --quiet --disable-pip-version-check jsonschema==4.26.0 PyYAML==6.0.4

database=${2:-$work/news.db}
[ $# -ge 2 ] || "$annals" add "$database" "$here"/samples/report.txt "$here"/samples/articles.jsonl --published 2024-03-07 --quiet
"$annals" serve "$database" --port 0 2>"$work/log" &
server=$!
for _ in 1 2 3 4 5 6 7 8 9 10; do
  grep -q "http://" "$work/log" && break
  sleep 0.3
done
"$venv/bin/python" "$here/tools/contract.py" "$(sed -n 's/.* at \(http[^ ]*\)\/$/\1/p' "$work/log")"
