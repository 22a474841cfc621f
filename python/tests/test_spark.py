"""The cluster job gives what the command gives, however often and on however many processes. `make spark` runs this."""

import json
import os
import shutil
import subprocess
import sys

import pytest

from conftest import ARTICLES, ROOT

pytest.importorskip("pyspark")
if shutil.which("java") is None:
    pytest.skip("there is no Java", allow_module_level=True)

import annals_spark  # noqa: E402
from pyspark.sql import SparkSession  # noqa: E402


@pytest.fixture(autouse=True)
def quiet():
    """In place of the one in conftest.py, which makes errors of warnings: PySpark has some about pandas 3."""


@pytest.fixture(scope="module")
def inputs(tmp_path_factory):
    folder = tmp_path_factory.mktemp("inputs")
    for n in range(4):
        lines = [json.dumps(dict(article, id=f"{n} {article['id']}")) for article in ARTICLES]
        (folder / f"wire {n}.jsonl").write_text("\n".join([*lines, '{"text": 7}', '{"id": "bad", "text": ""}']) + "\n")
    shutil.copy(ROOT / "tests" / "pages" / "broadsheet_1.html", folder)
    return folder


def started(master):
    os.environ["PYSPARK_PYTHON"] = sys.executable
    settings = {"spark.ui.enabled": "false", "spark.sql.shuffle.partitions": "2", "spark.driver.host": "localhost"}
    builder = SparkSession.builder.master(master)
    for name, value in settings.items():
        builder = builder.config(name, value)
    return builder.getOrCreate()


def lines_of(spark, counts, kind="record"):
    rows = spark.read.parquet(counts.folder).where(f"kind = '{kind}'").collect()
    return sorted(row["json"] if kind == "record" else row["message"] for row in rows)


def expected(command, files):
    return sorted(command("code", *files, "--apart", "--format", "jsonl").splitlines())


def test_local(inputs, command, tmp_path):
    spark = started("local[2]")
    try:
        files = sorted(inputs.iterdir())
        counts = annals_spark.code(spark, files[:3], tmp_path / "out")
        assert (counts.inputs, counts.skipped) == (3, 0)
        assert lines_of(spark, counts) == expected(command, files[:3])
        before = {path: path.stat().st_mtime_ns for path in (tmp_path / "out").rglob("*.parquet")}

        missing = inputs / "not yet.jsonl"
        counts = annals_spark.code(spark, [*files, missing], tmp_path / "out")
        assert (counts.inputs, counts.skipped, counts.errors) == (3, 3, 2 * 2 + 1)
        assert lines_of(spark, counts) == expected(command, files)
        assert all(path.stat().st_mtime_ns == at for path, at in before.items()), "what is done is left alone"
        assert sum("the text is empty" in message for message in lines_of(spark, counts, "error")) == 4

        counts = annals_spark.code(spark, [*files, missing], tmp_path / "out")
        assert (counts.inputs, counts.skipped) == (1, len(files)), "what was not there is tried again"

        changed = tmp_path / "changed.jsonl"
        changed.write_text(json.dumps(ARTICLES[0]) + "\n")
        annals_spark.code(spark, [changed], tmp_path / "other")
        changed.write_text(json.dumps(ARTICLES[1]) + "\n")
        counts = annals_spark.code(spark, [changed], tmp_path / "other")
        assert counts.inputs == 1 and lines_of(spark, counts) == expected(command, [changed])
    finally:
        spark.stop()


def test_processes_of_their_own(inputs, command, tmp_path):
    """Submitted as a user submits it; the executors are processes."""
    files = sorted(inputs.iterdir())
    submit = os.path.join(os.path.dirname(sys.executable), "spark-submit")
    environment = dict(os.environ, PYSPARK_PYTHON=sys.executable, PYSPARK_DRIVER_PYTHON=sys.executable)
    subprocess.run(
        [submit, "--master", "local-cluster[2,1,2048]", "--conf", "spark.ui.enabled=false", "--conf", "spark.driver.host=localhost",
         ROOT / "python/annals_spark/__main__.py", "--output", tmp_path / "out", *files],
        env=environment, check=True, capture_output=True)
    import pyarrow.parquet

    (folder,) = (tmp_path / "out").iterdir()
    rows = pyarrow.parquet.read_table(folder).to_pylist()
    assert sorted(row["json"] for row in rows if row["kind"] == "record") == expected(command, files)
    assert {row["input"] for row in rows if row["kind"] == "input"} == set(map(str, files))
