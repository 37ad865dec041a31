"""One hash for equal content: the same in every process, whatever the order of keys and the kind of container."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from hashlib import sha256
from pathlib import PurePath
from types import FunctionType
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd


def digest_of(*parts: object) -> str:
    """Hash of some content.

    Args:
        parts: numbers, texts, containers, records, arrays and frames, nested as one likes. A list and a tuple of the
            same items are the same content; a whole number and a decimal number are not.

    Returns:
        64 hexadecimal digits.

    Raises:
        TypeError: something in it has no content that could be hashed, such as a solver.
    """
    return sha256(_canonical(parts)).hexdigest()


def _canonical(x: Any) -> bytes:
    """Content as bytes that no other content has: each piece with its kind and its length."""
    for kind, turned in _TURNED:
        if isinstance(x, kind):
            return turned(x)
    if is_dataclass(x) and not isinstance(x, type):
        return _record(x, [f.name for f in fields(x) if f.compare])
    if hasattr(type(x), "model_fields"):
        return _record(x, list(type(x).model_fields))
    if x is pd.NA:
        return _piece("empty", b"")
    raise TypeError(f"{type(x).__name__} has no content that could be hashed")


def _piece(kind: str, content: bytes) -> bytes:
    return f"{kind} {len(content)}:".encode() + content


def _record(x: Any, names: Sequence[str]) -> bytes:
    name = f"{type(x).__module__}.{type(x).__qualname__}"
    return _piece("record", _canonical(name) + _mapping({n: getattr(x, n) for n in names}))


def _mapping(x: Mapping[Any, Any]) -> bytes:
    return _piece("mapping", b"".join(sorted(_canonical(k) + _canonical(v) for k, v in x.items())))


def _sequence(x: Sequence[Any]) -> bytes:
    return _piece("sequence", b"".join(map(_canonical, x)))


def _array(x: npt.NDArray[Any]) -> bytes:
    """Kind, shape and content of an array; objects one by one, every not-a-number alike, the little end first."""
    if x.dtype.kind == "O":
        return _piece("array", _canonical(x.shape) + _sequence(x.ravel().tolist()))
    x = np.ascontiguousarray(x, x.dtype.newbyteorder("<"))
    if x.dtype.kind == "f":
        x = np.where(np.isnan(x), x.dtype.type(np.nan), x)
    return _piece("array", _canonical((x.dtype.str, x.shape)) + x.tobytes())


def _frame(x: pd.DataFrame) -> bytes:
    columns = [(name, x.iloc[:, n].to_numpy()) for n, name in enumerate(x.columns)]
    return _piece("frame", _canonical((x.index.to_numpy(), columns)))


def _named(x: Any) -> bytes:
    return _piece("name", f"{x.__module__}.{x.__qualname__}".encode())


_TURNED: tuple[tuple[Any, Callable[[Any], bytes]], ...] = (
    (type(None), lambda x: _piece("none", b"")),
    (bool | np.bool_, lambda x: _piece("truth", str(bool(x)).encode())),
    (Enum, lambda x: _piece("enum", _named(type(x)) + _canonical(x.name))),
    (int | np.integer, lambda x: _piece("whole", str(int(x)).encode())),
    (float | np.floating, lambda x: _piece("number", float(x).hex().encode())),
    (str, lambda x: _piece("text", x.encode("utf-8", "surrogatepass"))),
    (bytes, lambda x: _piece("bytes", x)),
    (date, lambda x: _piece("date", x.isoformat().encode())),
    (PurePath, lambda x: _piece("path", x.as_posix().encode())),
    (np.ndarray, _array),
    (pd.DataFrame, _frame),
    (pd.Series, lambda x: _frame(x.to_frame())),
    (pd.Index, lambda x: _array(x.to_numpy())),
    (Mapping, _mapping),
    (set | frozenset, lambda x: _piece("set", b"".join(sorted(map(_canonical, x))))),
    (list | tuple, _sequence),
    (type | FunctionType, _named),
)
"""Kind → how its content is turned into bytes; the first that fits counts."""
