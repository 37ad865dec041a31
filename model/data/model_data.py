"""Model data: index lists, lookups and derived numbers, ready for the formulation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any


class ModelData:
    """Read-only names filled topic by topic; a name that nobody filled is an error, never an empty default.

    Sets are upper case lists of tuples in index order, lookups lower case dictionaries keyed by such tuples.
    """

    def __init__(self, values: Mapping[str, Any] | None = None) -> None:
        self.__dict__["_values"] = dict(values or {})

    def __getattr__(self, name: str) -> Any:
        try:
            return self.__dict__["_values"][name]
        except KeyError:
            raise AttributeError(f"model data has no '{name}'") from None

    def __setattr__(self, name: str, value: Any) -> None:
        raise AttributeError(f"model data is read-only; '{name}' cannot be changed")

    def __iter__(self) -> Iterator[str]:
        """The names it holds."""
        return iter(self.__dict__["_values"])

    def extended(self, more: Mapping[str, Any]) -> ModelData:
        """The same data with further names.

        Raises:
            ValueError: a name is already taken, so two topics would disagree about it.
        """
        taken = set(self) & set(more)
        if taken:
            raise ValueError(f"model data already holds {sorted(taken)}")
        return ModelData({**self.__dict__["_values"], **more})
