"""The job for clusters gives what one machine gives, byte for byte, however it is dealt out, and whatever dies meanwhile. `make
spark` runs this: one session in this process, and one job submitted to executors that are processes."""

import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import time

import pytest

from conftest import ARTICLES, ROOT

pytest.importorskip("pyspark")
if shutil.which("java") is None:
    pytest.skip("there is no Java", allow_module_level=True)

import annals  # noqa: E402
import annals_spark  # noqa: E402
import pyarrow  # noqa: E402
import pyarrow.parquet  # noqa: E402
from pyspark import cloudpickle  # noqa: E402
from pyspark.sql import SparkSession  # noqa: E402

SETTINGS = {"spark.ui.enabled": "false", "spark.sql.shuffle.partitions": "2", "spark.driver.host": "localhost"}


@pytest.fixture(autouse=True)
def quiet():
    """In place of the one in conftest.py, which makes errors of warnings: PySpark has some about pandas 3."""


@pytest.fixture(scope="module")
def spark():
    os.environ["PYSPARK_PYTHON"] = sys.executable
    builder = SparkSession.builder.master("local[2]")
    for name, value in SETTINGS.items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    yield session
    session.stop()


def told(place, day, killed, outlet):
    """One of several reports of an invented happening, with a passage that others copy."""
    text = f"Rebels shelled {place} on {day} March 2024, killing {killed} people, the army said. "
    wire = f"Witnesses in {place} said shells fell on the market before noon and on the road to the port after that. " * (day % 2)
    return {"id": f"{outlet}/{place}/{day}", "outlet": outlet, "published": f"2024-03-{day + 1:02}", "text": text + wire}


@pytest.fixture(scope="module")
def inputs(tmp_path_factory):
    """JSON Lines with faults, a newer version of a report, the same report from three outlets, a page, and Parquet."""
    folder = tmp_path_factory.mktemp("inputs")
    for n, outlet in enumerate(["Valley Post", "Harbour Times", "Coast Radio"]):
        reports = [told(place, day, 4 + n + day, outlet) for place in ("Aleppo", "Mogadishu", "Kabul") for day in (4, 5, 9)]
        lines = [json.dumps(report) for report in reports] + ['{"text": 7}', '{"id": "bad", "text": ""}']
        (folder / f"wire {n}.jsonl").write_text("\n".join(lines) + "\n")
    newer = dict(told("Aleppo", 4, 30, "Valley Post"), title="Corrected")
    since = "Since 1 March 2024 rebels have carried out {} attacks, killing at least {} people, the army said."
    sums = [{"id": f"sum {n}", "published": f"2024-03-0{n}", "text": since.format(n, 70 + n)} for n in (7, 8)]
    (folder / "wire 9.jsonl").write_text("\n".join(json.dumps(one) for one in [newer, *ARTICLES, *sums]) + "\n")
    shutil.copy(ROOT / "tests" / "pages" / "broadsheet_1.html", folder)
    return folder


def rows_of(folder, kind=None):
    rows = pyarrow.parquet.read_table(folder).to_pylist()
    return [row for row in rows if kind is None or row["kind"] == kind]


def values(folder, column, kind=None):
    """Of all rows, sorted."""
    return sorted(row[column] for row in rows_of(folder, kind))


def lines(text):
    return sorted(text.splitlines())


def assert_copies(folder, command, files):
    groups = [json.loads(line) for line in lines(command("duplicates", "--groups", "--quiet", *files))]
    assert len(groups) > 6
    assert sorted((row["group"], row["doc"]) for row in rows_of(folder)) == sorted((one["group"], one["doc"]) for one in groups)


def assert_happenings(folders, command, files, tmp_path):
    """Gives the database of the single machine."""
    database = tmp_path / "one machine.db"
    if not database.exists():
        command("add", database, "--apart", "--quiet", *files)
    events = lines(command("events", database, "--format", "jsonl", "--names", "all"))
    assert values(folders[1], "json") == events
    members = {}
    for event in map(json.loads, events):
        if event["happening"]:
            members.setdefault(event["happening"], []).append(event["id"])
    assert max(map(len, members.values())) > 2, "some reports are joined"
    found = {}
    for row in rows_of(folders[0]):
        found.setdefault(row["happening"], []).extend(row["members"])
    assert {name: sorted(ids) for name, ids in found.items()} == {name: sorted(ids) for name, ids in members.items()}
    return database


def assert_tally(spark, events, database, command):
    expected = json.loads(command("tally", database, "--format", "json"))
    tally = annals_spark.tally(spark, events)
    assert (tally.best, tally.min, tally.max) == (expected["best"], expected["min"], expected["max"]) and tally.best > 0
    gap = expected["gap"]
    lengths = [len(gap[name]) for name in ("without_figure", "alleged", "outside")]
    assert tally.gap == (expected["statements"][gap["statement"]], gap["stated"], gap["counted"], *lengths)
    assert tally.gap.counted > 0 and tally.gap.outside > 0
    for kind in ("happening", "statement"):
        assert sorted(row["json"] for row in tally.rows.where(f"kind = '{kind}'").collect()) == sorted(
            json.dumps(one, ensure_ascii=False) for one in expected[kind + "s"])


def test_one_process(spark, inputs, command, tmp_path, monkeypatch):
    files = sorted(inputs.iterdir())
    counts = annals_spark.code(spark, [inputs / "*.jsonl"], tmp_path / "out")
    assert (counts.inputs, counts.skipped) == (4, 0)
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "out").rglob("*.parquet")}

    missing = inputs / "not yet.jsonl"
    counts = annals_spark.code(spark, [inputs, missing], tmp_path / "out")
    assert (counts.inputs, counts.skipped, counts.errors, counts.quarantined) == (2, 4, 1, 0)
    assert values(counts.folder, "json", "record") == lines(command("code", *files, "--apart", "--format", "jsonl"))
    assert all(path.stat().st_mtime_ns == at for path, at in before.items()), "what is done is left alone"
    assert sum("the text is empty" in message for message in values(counts.folder, "message", "error")) == 3
    counts = annals_spark.code(spark, [*files, missing], tmp_path / "out")
    assert (counts.inputs, counts.skipped) == (1, len(files)), "what was not there is tried again"

    for partitions, most in (("2", 3), ("7", 4000)):
        monkeypatch.setattr(sys.modules["annals_spark.happenings"], "MOST_IN_PART", most)
        spark.conf.set("spark.sql.shuffle.partitions", partitions)
        for made in ("copies", "happenings", "events"):
            shutil.rmtree(tmp_path / "out" / made, ignore_errors=True)
        assert_copies(annals_spark.copies(spark, counts.folder), command, files)
        folders = annals_spark.happenings(spark, counts.folder)
        database = assert_happenings(folders, command, files, tmp_path)
    assert_tally(spark, folders[1], database, command)
    made = {path: path.stat().st_mtime_ns for path in (tmp_path / "out").rglob("*.parquet")}
    assert annals_spark.happenings(spark, counts.folder) == folders
    annals_spark.copies(spark, counts.folder)
    assert made == {path: path.stat().st_mtime_ns for path in (tmp_path / "out").rglob("*.parquet")}, "nothing is done twice"


def test_a_changed_input_and_parquet(spark, command, tmp_path):
    rows = [dict(article, published=f"2024-03-0{n + 1}") for n, article in enumerate(ARTICLES)]
    changed, kept = tmp_path / "changed.jsonl", tmp_path / "kept.parquet"
    changed.write_text(json.dumps(rows[0]) + "\n")
    table = pyarrow.Table.from_pylist([{"ID": row["id"], "text": row["text"], "headline": "Far away", "published": row["published"]} for row in rows])
    pyarrow.parquet.write_table(table, kept, row_group_size=2)
    reading = {"columns": {"title": "Headline"}, "outlet": "Coast Radio"}
    annals_spark.code(spark, [changed, kept], tmp_path / "out", reading=reading)
    changed.write_text(json.dumps(rows[1]) + "\n")
    counts = annals_spark.code(spark, [changed, kept], tmp_path / "out", reading=reading)
    assert (counts.inputs, counts.skipped) == (1, 1)

    same = tmp_path / "same.jsonl"
    same.write_text("".join(json.dumps({**row, "title": "Far away", "outlet": "Coast Radio"}) + "\n" for row in rows))
    expected = command("code", same, "--apart", "--format", "jsonl") + command("code", changed, "--apart", "--format", "jsonl")
    assert values(counts.folder, "json", "record") == lines(expected)


class Poisoned(annals.Coder):
    """Dies of some articles, as a fault of the engine would make it die."""

    def code_many(self, articles, **options):
        return super().code_many(map(self.swallow, articles), **options)

    @staticmethod
    def swallow(article):
        text = getattr(article, "text", "")
        if "crash" in text:
            os.kill(os.getpid(), signal.SIGSEGV)
        while "hang" in text:
            time.sleep(1)
        if "grow" in text:
            bytearray(8 << 30)
        if "throw" in text:
            raise RuntimeError("not today")
        return article


def test_poison_costs_itself_alone(spark, command, tmp_path):
    cloudpickle.register_pickle_by_value(sys.modules[__name__])
    good = [dict(ARTICLES[n % 3], id=f"good {n}") for n in range(8)]
    bad = [{"id": word, "text": f"{word} this process"} for word in ("crash", "hang", "grow", "throw")]
    mixed = [bad[0], good[0], bad[1], *good[1:4], bad[2], *good[4:], bad[3]]
    for name, articles in (("mixed", mixed), ("good", good)):
        (tmp_path / f"{name}.jsonl").write_text("".join(json.dumps(one) + "\n" for one in articles))
    limits = annals_spark.Limits(seconds=10, megabytes=2048)
    counts = annals_spark.code(spark, [tmp_path / "mixed.jsonl"], tmp_path / "out", make_coder=Poisoned, limits=limits)
    assert (counts.quarantined, counts.errors) == (4, 0)
    assert values(counts.folder, "json", "record") == lines(command("code", tmp_path / "good.jsonl", "--apart", "--format", "jsonl"))
    reasons = {row["doc"]: row["message"] for row in rows_of(counts.folder, "quarantine")}
    assert reasons == {
        "crash": "it killed its process (SIGSEGV)", "hang": "it took more than 10 s", "grow": "it needed more than 2048 MB of memory",
        "throw": "it ended its process with 1"}
    again = annals_spark.code(spark, [tmp_path / "mixed.jsonl"], tmp_path / "out", make_coder=Poisoned, limits=limits)
    assert (again.inputs, again.skipped) == (0, 1)


def children_of(parent):
    tasks = pathlib.Path(f"/proc/{parent}/task")
    try:
        return [int(child) for task in tasks.iterdir() for child in (task / "children").read_text().split()]
    except OSError:
        return []


def descendants_of(process):
    return [one for child in children_of(process) for one in (child, *descendants_of(child))]


def busy_executor(process):
    """An executor below a process, one of whose Python workers has forked to code an input; None as long as there is none."""
    for one in descendants_of(process):
        try:
            words = pathlib.Path(f"/proc/{one}/cmdline").read_text()
        except OSError:
            continue
        if "CoarseGrainedExecutorBackend" not in words:
            continue
        workers = [worker for daemon in children_of(one) for worker in children_of(daemon)]
        if any(children_of(worker) for worker in workers):
            return one
    return None


def test_an_executor_killed_in_mid_job(inputs, command, tmp_path):
    """Submitted as a user submits it; the executors are processes, and one of them is killed while it codes."""
    long = tmp_path / "long.jsonl"
    long.write_text("".join(json.dumps(dict(told("Kabul", 5, n, "Hill Press"), id=f"long {n}")) + "\n" for n in range(60)))
    files = sorted([*inputs.iterdir(), long])
    submit = os.path.join(os.path.dirname(sys.executable), "spark-submit")
    environment = dict(os.environ, PYSPARK_PYTHON=sys.executable, PYSPARK_DRIVER_PYTHON=sys.executable)
    settings = [word for name, value in {**SETTINGS, "spark.sql.shuffle.partitions": "1"}.items() for word in ("--conf", f"{name}={value}")]
    job = subprocess.Popen(
        [submit, "--master", "local-cluster[2,1,2048]", *settings, ROOT / "python/annals_spark/__main__.py", "--output", tmp_path / "out",
         inputs, long], env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    while (executor := busy_executor(job.pid)) is None:
        assert job.poll() is None, "it ended before it was seen at work"
        time.sleep(0.01)
    os.kill(executor, signal.SIGKILL)
    told_by, complaints = job.communicate()
    assert job.returncode == 0, complaints
    assert "Lost executor" in complaints
    coded, copies, happenings, events = [line.partition(": ")[0] for line in told_by.splitlines() if line.startswith(str(tmp_path))]
    assert values(coded, "json", "record") == lines(command("code", *files, "--apart", "--format", "jsonl"))
    assert_copies(copies, command, files)
    assert_happenings((happenings, events), command, files, tmp_path)
