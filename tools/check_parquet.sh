#!/bin/sh
# Reads what `annals export` writes with readers that are not ours: Parquet with pyarrow, pandas, DuckDB and polars, value by
# value against the JSON; datapackage.json with frictionless. Makes a virtual environment in build/readers (PyPI).
#
#   sh tools/check_parquet.sh [ANNALS]      # build/dev/annals or build/release/annals without a word
set -eu
cd "$(dirname "$0")/.."
annals=${1:-}
for built in build/dev/annals build/release/annals; do [ -n "$annals" ] || { [ -x "$built" ] && annals=$built; }; done
[ -n "$annals" ] || { echo "build annals first: make fast" >&2; exit 1; }
readers=build/readers
if ! "$readers/bin/python" -c 'import duckdb, frictionless, pandas, polars, pyarrow' 2>/dev/null; then
  python3 -m venv "$readers"
  "$readers/bin/pip" install -q duckdb "frictionless[json]" pandas polars pyarrow
fi
folder=$(mktemp -d)
mkdir "$folder/out"
trap 'rm -rf "$folder"' EXIT
"$annals" add "$folder/news.db" --quiet samples/report.txt samples/articles.jsonl cases/*.txt --published 2024-03-07 >/dev/null
for text in full quote none; do
  for form in jsonl csv parquet; do "$annals" export "$folder/news.db" --text $text --format $form --output "$folder/out/$text.$form"; done
done
for profile in polecat ucdp_ged; do
  for form in csv parquet; do
    "$annals" export "$folder/news.db" --profile $profile --format $form --output "$folder/out/$profile.$form"
  done
done
"$readers/bin/python" tools/check_parquet.py "$folder/out"
