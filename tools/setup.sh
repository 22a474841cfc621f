#!/bin/sh
# Installs what is needed, builds annals and codes a sample report to the screen. Debian 12; root or sudo.
set -eu
cd "$(dirname "$0")/.."
. tools/packages.sh
install_packages $BUILD_PACKAGES
sh tools/page.sh || echo "setup.sh: the page was not built (is registry.npmjs.org out of reach?); annals serve answers its API alone."
cmake --preset release
cmake --build --preset release
build/release/annals code samples/report.txt --published 2024-03-07 --format table
