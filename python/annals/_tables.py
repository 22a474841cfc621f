"""What every result offers: rows, and the same rows as tables of other libraries."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from ._errors import Error

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

Row = TypeVar("Row")


class Table(Generic[Row]):
    """Rows that become a data frame or an Arrow table. `docs/reference/python.md` lists the columns."""

    __slots__ = ()

    @abstractmethod
    def _rows(self) -> Iterator[Row]:
        """The rows, one by one."""

    @property
    @abstractmethod
    def _stream(self) -> Callable[[Iterator[Row]], Any]:
        """What makes an Arrow stream of them."""

    def __arrow_c_stream__(self, requested_schema: object = None) -> Any:
        """An Arrow stream (PyCapsule), which pyarrow, polars, DuckDB and others read batch by batch."""
        return self._stream(self._rows())

    def to_arrow(self) -> pyarrow.Table:
        """A table of pyarrow."""
        try:
            import pyarrow
        except ImportError:
            raise Error("usage", "to_arrow() and to_pandas() need pyarrow", None, "pip install pyarrow") from None
        return pyarrow.table(self)

    def to_pandas(self) -> pandas.DataFrame:
        """A data frame of pandas; made through pyarrow."""
        return self.to_arrow().to_pandas()

    def to_polars(self) -> polars.DataFrame:
        """A data frame of polars."""
        try:
            import polars
        except ImportError:
            raise Error("usage", "to_polars() needs polars", None, "pip install polars") from None
        return polars.DataFrame(self)
