#!/bin/sh
# Builds the Python package out of build/dev, so that nothing is compiled twice, installs it into build/python and tests it;
# with the word spark, tests the job for clusters.
set -eu
cd "$(dirname "$0")/.."
. tools/packages.sh
install_packages $BUILD_PACKAGES $TEST_PACKAGES $PYTHON_PACKAGES
python=build/python/bin/python
pip="$python -m pip install -q --disable-pip-version-check"
[ -x $python ] || python3 -m venv build/python
$pip -r python/requirements.txt
cmake --preset dev >/dev/null
ANNALS_TESTS=ON $pip --no-build-isolation --no-deps --force-reinstall . \
  -C build-dir=build/dev -C cmake.build-type=Debug -C install.strip=false
if [ "${1:-}" = spark ]; then
  install_packages $SPARK_PACKAGES
  $pip -r python/spark-requirements.txt
  exec $python -m pytest -q python/tests/test_spark.py
fi
$python -m pytest -q python/tests --ignore=python/tests/test_spark.py
$python -m mypy -p annals -p annals_spark
$python -m mypy python/tests/typed_use.py
