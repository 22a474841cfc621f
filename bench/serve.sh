#!/bin/sh
# Load on `annals serve`: wrk with 64 connections against one core, each question asked anew and each asked before.
#   bench/serve.sh DB [ANNALS]      needs wrk; seconds of each run in SECONDS_EACH (10)
# Prints requests a second, latencies, and the server's memory before and after. The server has core 0, wrk core 1. On a machine
# where others work, PREFIX="nice -n -15" gives both the processor when they want it.
set -eu
here=$(cd "$(dirname "$0")/.." && pwd)
database=$1
annals=${2:-$here/build/release/annals}
seconds=${SECONDS_EACH:-10}
work=$(mktemp -d)
${PREFIX:-} taskset -c 0 "$annals" serve "$database" --port 0 --threads 1 2>"$work/log" &
server=$!
trap 'kill "$server"; rm -r "$work"' EXIT
until grep -q "http://" "$work/log" 2>/dev/null; do sleep 0.2; done
base=$(sed -n 's/.* at \(http[^ ]*\)\/$/\1/p' "$work/log")

# Filters that differ from request to request: country, type and a range of days.
cat >"$work/new.lua" <<'LUA'
local countries = {"USA", "RUS", "SYR", "IRQ", "AFG", "YEM", "ISR", "PSE", "UKR", "TUR", "IRN", "IND", "PAK", "NGA", "SOM", "FRA"}
local types = {"ASSAULT", "COERCE", "ACCUSE", "CONSULT", "AGREE", "PROTEST"}
math.randomseed(tonumber(os.getenv("SEED") or "1"))
request = function()
  local year, month = math.random(2015, 2023), math.random(1, 12)
  return wrk.format("GET", string.format("/api/v1/records?type=%s&country=%s&since=%d-%02d-%02d&limit=50&sort=-day",
    types[math.random(#types)], countries[math.random(#countries)], year, month, math.random(1, 28)))
end
LUA

memory() { sed -n 's/^VmRSS:[^0-9]*\([0-9]*\).*/\1/p' "/proc/$server/status"; }
run() {
  printf '\n%s\n' "$1"
  shift
  ${PREFIX:-} taskset -c 1 wrk -t1 -c64 -d"${seconds}s" --latency "$@" | grep -E "50%|90%|99%|Requests/sec|Non-2xx|Socket errors"
}
printf 'memory %s kB\n' "$(memory)"
SEED=2 taskset -c 1 wrk -t1 -c64 -d5s -s "$work/new.lua" "$base" >"$work/warm"  # reads the order of records
run "filtered records, questions never asked before" -s "$work/new.lua" "$base"
run "the same filtered records again" "$base/api/v1/records?type=ASSAULT&country=SYR&since=2016-01-01&limit=50&sort=-day"
run "facets asked before" "$base/api/v1/facets?fields=event_type,country&country=SYR"
printf '\nmemory %s kB\n' "$(memory)"
