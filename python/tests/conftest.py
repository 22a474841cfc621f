"""What the tests share: one coder, the command of the package, and reports about invented happenings."""

import pathlib
import subprocess
import warnings

import pytest

import annals

ROOT = pathlib.Path(__file__).resolve().parents[2]

ARTICLES = [
    {
        "id": "one",
        "outlet": "Valley Post",
        "published": "2024-03-07",
        "text": "Rebels shelled Aleppo on Tuesday, killing at least four people, the army said.",
    },
    {
        "id": "two",
        "outlet": "Harbour Times",
        "published": "2024-03-08",
        "text": "Norway may withdraw its troops from Mali. Alleged traffickers attacked a boat near Mogadishu.",
    },
    {"id": "three", "outlet": "Harbour Times", "published": "2024-03-08", "text": "The weather was mild."},
]


@pytest.fixture(scope="session")
def coder():
    return annals.Coder()


@pytest.fixture
def articles():
    return [dict(article) for article in ARTICLES]


def run_command(*arguments, input=None):
    command = pathlib.Path(annals.__file__).parent / "bin" / "annals"
    done = subprocess.run([command, *map(str, arguments)], input=input, capture_output=True, check=False)
    assert done.returncode in (0, 1), done.stderr.decode()
    return done.stdout.decode()


@pytest.fixture
def command():
    return run_command


@pytest.fixture(autouse=True)
def quiet():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        warnings.simplefilter("ignore", annals.UndatedWarning)
        yield
