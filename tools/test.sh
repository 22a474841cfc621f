#!/bin/sh
# Installs what the tests need, builds with assertions and runs all of them. Debian 12; root or sudo.
set -eu
cd "$(dirname "$0")/.."
. tools/packages.sh
install_packages $BUILD_PACKAGES $TEST_PACKAGES
cmake --workflow --preset dev
