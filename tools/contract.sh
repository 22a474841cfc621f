#!/bin/sh
# Holds `annals serve` to docs/reference/openapi.yaml: lints the description (npx @redocly/cli), then asks a server each of its
# addresses and checks the answers against the schemas: each parameter by itself (contract.py), then drawn values of all kinds
# (schemathesis, with one seed, so that each run draws the same). In a virtual environment of its own.
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
"$venv/bin/pip" install --quiet --disable-pip-version-check jsonschema==4.26.0 PyYAML==6.0.4 schemathesis==4.32.5

database=${2:-$work/news.db}
if [ $# -lt 2 ]; then
  "$annals" add "$database" "$here"/samples/report.txt "$here"/samples/articles.jsonl "$here"/samples/story/reports.jsonl \
    --published 2024-03-07 --quiet
  "$annals" tally "$database" --type ASSAULT --actor-text "Saltern Front" --save Front >/dev/null
fi
"$annals" serve "$database" --port 0 2>"$work/log" &
server=$!
for _ in 1 2 3 4 5 6 7 8 9 10; do
  grep -q "http://" "$work/log" && break
  sleep 0.3
done
base=$(sed -n 's/.* at \(http[^ ]*\)\/$/\1/p' "$work/log")
"$venv/bin/python" "$here/tools/contract.py" "$base"
# What a schema cannot say is refused too: an unclosed quotation mark in a query of FTS5, a mode that no ontology has.
cd "$work"
"$venv/bin/schemathesis" run "$here/docs/reference/openapi.yaml" --url "$base" --phases examples,coverage,fuzzing \
  --max-examples 10 --seed 1 --exclude-checks positive_data_acceptance --warnings off --no-color >"$work/drawn" ||
  { cat "$work/drawn"; exit 1; }
grep -E "generated" "$work/drawn"
