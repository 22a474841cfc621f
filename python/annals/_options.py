"""Where data and models are, and what a coder is told."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Union

from . import _engine

PathLike = Union[str, "os.PathLike[str]"]

# What a wheel brings along; a package that runs out of a build finds those of the checkout by itself.
_SHARED = Path(__file__).parent / "share" / "annals"


def folder(given: PathLike | None, name: str) -> PathLike:
    """The folder `name` that was given, or else came along; "" leaves it to the engine."""
    if given is not None:
        return os.fspath(given)
    return _SHARED / name if _SHARED.is_dir() and not os.environ.get("ANNALS_DATA") else ""


def coder_options(
    data: PathLike | None = None,
    models: PathLike | None = None,
    dictionaries: Iterable[PathLike] = (),
    gazetteer: PathLike | None = None,
    ontology: PathLike | None = None,
) -> _engine.CoderOptions:
    """The options of a `Coder`, as the engine takes them."""
    if isinstance(dictionaries, (str, os.PathLike)):
        dictionaries = [dictionaries]
    options = _engine.CoderOptions()
    options.data = folder(data, "data")
    options.models = folder(models, "models")
    options.dictionaries = [os.fspath(one) for one in dictionaries]
    options.gazetteer = "" if gazetteer is None else os.fspath(gazetteer)
    options.ontology = "" if ontology is None else os.fspath(ontology)
    return options
