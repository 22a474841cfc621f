#!/bin/sh
# Runs the CSV part of docs/reference/r.md: needs Rscript (Debian's r-base-core) and a built annals.
#
#   sh tools/check_r.sh [ANNALS]
set -eu
cd "$(dirname "$0")/.."
annals=${1:-}
for built in build/dev/annals build/release/annals; do [ -n "$annals" ] || { [ -x "$built" ] && annals=$built; }; done
[ -n "$annals" ] || { echo "build annals first: make fast" >&2; exit 1; }
command -v Rscript >/dev/null || { echo "no Rscript here: apt-get install r-base-core" >&2; exit 1; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$annals" add "$folder/news.db" --quiet samples/report.txt samples/articles.jsonl cases/*.txt --published 2024-03-07 >/dev/null
mkdir "$folder/out"
"$annals" export "$folder/news.db" --format csv --output "$folder/out/records.csv"
"$annals" export "$folder/news.db" --profile ucdp_ged --output "$folder/out/ged.csv"
awk '/^```r$/ { on = 1; next } /^```$/ { on = 0 } on' docs/reference/r.md > "$folder/page.R"
cd "$folder" && Rscript page.R
