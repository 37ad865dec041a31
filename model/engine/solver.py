"""The solver itself: a version that can be trusted, and nothing of its own on standard output."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from importlib.metadata import version
from threading import Lock
from typing import Any

import highspy

from model.ground.errors import ToolFailure

OLDEST = "1.15.1"
"""The oldest version of highspy whose answers hold; HiGHS 1.14.0 calls whole-lot answers optimal that are not
(HiGHS issue 2957)."""
_FIRST = Lock()


def new_solver() -> Any:
    """A solver without a program.

    Raises:
        ToolFailure: the version that is installed is known to give wrong answers.
    """
    with _FIRST:
        _greeted()
    return highspy.Highs()


@cache
def _greeted() -> None:
    """Look at the version once, and let the solver greet: from 1.16.0 the first one of a process prints two lines."""
    require_sound(version("highspy"))
    with _aside():
        highspy.Highs()


def require_sound(installed: str) -> None:
    """Refuse a version that is older than the oldest whose answers hold.

    Args:
        installed: the version of highspy.

    Raises:
        ToolFailure: it is older.
    """
    if _parts(installed) < _parts(OLDEST):
        raise ToolFailure(f"highspy {installed} is installed; some whole-lot plans that it calls the best are not. "
                          f"Install {OLDEST} or newer: python -m pip install -U 'highspy>={OLDEST}'")


def _parts(text: str) -> tuple[int, ...]:
    return tuple(int(n) for n in re.findall(r"\d+", text)[:3])


@contextmanager
def _aside() -> Iterator[None]:
    """Send what anybody writes on standard output to the error stream; where there is none of them, nothing moves."""
    with suppress(OSError, AttributeError, ValueError):
        sys.stdout.flush()
    try:
        kept = os.dup(1)
    except OSError:
        yield
        return
    try:
        with suppress(OSError):
            os.dup2(2, 1)
        yield
    finally:
        os.dup2(kept, 1)
        os.close(kept)
