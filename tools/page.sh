#!/bin/sh
# Makes the page that `annals serve` shows: web/dist, which the next run of cmake puts into the program.
# usage: page.sh          builds it, as setup.sh does: what the build needs, no more
#        page.sh --test   also checks types, runs the tests, and tries the page in Chromium on a real server
# Node 18 or newer is enough; Debian 12 has 18.
set -eu
cd "$(dirname "$0")/.."
. tools/packages.sh
command -v npm >/dev/null || install_packages $PAGE_PACKAGES

cd web
if [ "${1:-}" != --test ]; then
  npm ci --omit=dev --no-audit --no-fund --loglevel=error
  npm run -s build -- --logLevel warn
  exit 0
fi

npm ci --no-audit --no-fund --loglevel=error
npm run -s check
npm run -s test
npm run -s build -- --logLevel warn
if [ -n "${CI:-}" ] && [ ! -x /usr/bin/chromium ]; then install_packages chromium; fi
if [ ! -x "${CHROMIUM:-/usr/bin/chromium}" ]; then
  echo "page.sh: no /usr/bin/chromium; the tests in a browser were skipped (apt-get install chromium)."
else
  npm run -s browser
fi
