"""What every result offers: its rows as tables of other libraries."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, Any

from ._errors import Error

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow


class Table:
    """Rows that become an Arrow table or a data frame."""

    __slots__ = ()

    @abstractmethod
    def __arrow_c_stream__(self, requested_schema: object = None) -> Any:
        """An Arrow stream (PyCapsule), which pyarrow, polars, DuckDB and others read batch by batch."""

    def to_arrow(self) -> pyarrow.Table:
        """A table of pyarrow."""
        return _pyarrow("to_arrow()").table(self)

    def to_pandas(self) -> pandas.DataFrame:
        """A data frame of pandas."""
        return _frame(self, "to_pandas()")

    def to_polars(self) -> polars.DataFrame:
        """A data frame of polars."""
        try:
            import polars
        except ImportError:
            raise Error("usage", "to_polars() needs polars", None, "pip install polars") from None
        return polars.DataFrame(self)


class RecordTable(Table):
    """Records as rows: with the nesting of JSON (docs/reference/parquet.md), or flat as in CSV (docs/reference/csv.md)."""

    __slots__ = ()

    @abstractmethod
    def _stream(self, flat: bool) -> Any:
        """An Arrow stream of them."""

    def __arrow_c_stream__(self, requested_schema: object = None) -> Any:
        return self._stream(flat=False)

    def to_arrow(self) -> pyarrow.Table:
        """A table of pyarrow, a row a record, with the columns and the nesting of `annals code --format parquet`."""
        return _pyarrow("to_arrow()").table(self)

    def to_polars(self) -> polars.DataFrame:
        """A data frame of polars, with the columns and the nesting of `to_arrow()`."""
        return Table.to_polars(self)

    def to_pandas(self, *, nested: bool = False) -> pandas.DataFrame:
        """A data frame of pandas, a row a record, with the columns of `annals code --format csv`: days are days, numbers
        numbers, unknown is missing, and lists are parted by ";".

        nested: with the columns of `to_arrow()` instead, whose cells are lists and dicts.
        """
        if nested:
            return _pyarrow("to_pandas()").table(self).to_pandas(maps_as_pydicts="strict")
        return _frame(_Flat(self), "to_pandas()")


class _Flat:
    """Gives the flat columns to who asks for an Arrow stream."""

    def __init__(self, table: RecordTable):
        self._table = table

    def __arrow_c_stream__(self, requested_schema: object = None) -> Any:
        return self._table._stream(flat=True)


def _pyarrow(what: str) -> Any:
    try:
        import pyarrow
    except ImportError:
        raise Error("usage", f"{what} needs pyarrow", None, "pip install pyarrow") from None
    return pyarrow


def _frame(table: object, what: str) -> Any:
    """Days become days of pandas, and whole numbers stay whole where some are missing."""
    import pandas

    pyarrow = _pyarrow(what)
    whole = {pyarrow.int64(): pandas.Int64Dtype()}
    return pyarrow.table(table).to_pandas(date_as_object=False, types_mapper=whole.get)
