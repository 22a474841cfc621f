# Sourced by setup.sh, test.sh, python.sh and `make dist`: what Debian 12 must have installed, and the way to install it.

# To build and run. The last row holds the gazetteer's data, read while building.
BUILD_PACKAGES="g++ make cmake ninja-build pkg-config python3
  libboost1.81-dev libcli11-dev nlohmann-json3-dev libsimdjson-dev libxxhash-dev
  libsqlite3-dev libsqlitecpp-dev
  libxml2-dev libisal-dev libbrotli-dev libzstd-dev libcld2-dev libcurl4-openssl-dev libicu-dev libuchardet-dev
  libgeonames0 libgeonames-common iso-codes libglib2.0-bin"
# To build the page; only where no npm is found, whoever installed it.
PAGE_PACKAGES="nodejs npm"
TEST_PACKAGES="libgtest-dev libgmock-dev"
# What `make python` needs besides.
PYTHON_PACKAGES="python3-dev python3-venv"
# What `make spark` needs besides.
SPARK_PACKAGES="openjdk-17-jre-headless"
# What finds out which libraries a .deb depends on.
DIST_PACKAGES="dpkg-dev file"

# Installs those of the given packages that are missing; asks for nothing when all are there.
install_packages() {
  missing=""
  for package in "$@"; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q "install ok installed" || missing="$missing $package"
  done
  [ -z "$missing" ] && return 0
  command -v apt-get >/dev/null || { echo "This needs Debian 12's apt-get; see README.md, Other systems." >&2; exit 1; }
  root=""
  if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null || { echo "Missing:$missing. Install them as root, or install sudo." >&2; exit 1; }
    root="sudo"
  fi
  echo "Installing:$missing"
  $root apt-get update -q
  $root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $missing ||
    { echo "apt-get cannot install these here. They are Debian 12's names; see README.md, Other systems." >&2; exit 1; }
}
