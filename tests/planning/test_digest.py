"""Hash of content: equal where the content is, in every process, and different where one thing is."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass, field, replace
from enum import Enum
from pathlib import Path
from types import MappingProxyType
from typing import Any

import highspy
import numpy as np
import pandas as pd
import pytest

from model import verbs
from model.case.tables import Tables, assemble
from model.planning.digest import digest_of

pytestmark = pytest.mark.quick
ROOT = Path(__file__).resolve().parents[2]


class Held(Enum):
    """A choice."""

    NOTHING = "nothing"
    AWARDS = "awards"


@dataclass(frozen=True)
class Record:
    """A record with something that is no content."""

    name: str
    values: Any
    cache: object = field(default=None, compare=False)


@dataclass(frozen=True)
class OtherRecord:
    """A record of another kind with the same fields."""

    name: str
    values: Any


FRAME = pd.DataFrame({"year": ["FY2030-31", None], "value": [1.5, np.nan]})
CONTENT = {"b": [1, 2.5, None, "₹"], "a": {"x", "y"}, "frame": FRAME, "held": Held.AWARDS, "path": Path("a/b")}
ELSEWHERE = "from tests.planning.test_digest import CONTENT; from model.planning.digest import digest_of; " \
            "print(digest_of(CONTENT))"


def test_another_process_finds_the_same() -> None:
    """Proves: nothing hangs on `hash()` or on the order of a set. Without it: a batch never resumes."""
    done = subprocess.run([sys.executable, "-c", ELSEWHERE], cwd=ROOT, capture_output=True, text=True, check=True,
                          env={**os.environ, "PYTHONHASHSEED": "7"})
    assert done.stdout.strip() == digest_of(CONTENT)


@pytest.mark.parametrize(("a", "b"), [
    ({"a": 1, "b": 2}, {"b": 2, "a": 1}),
    ({"a": 1}, MappingProxyType({"a": 1})),
    ([1, (2, 3)], (1, [2, 3])),
    (1.5, np.float64(1.5)),
    (3, np.int32(3)),
    (np.arange(3), np.arange(3).astype(">i8")),
    (np.arange(6).reshape(2, 3).T, np.arange(6).reshape(2, 3).T.copy()),
    (float("nan"), -float("nan")),
    (np.array([np.nan, 1.0]), np.array([-np.nan, 1.0])),
    (FRAME, FRAME.copy()),
    (Record("a", (1,), cache=1), Record("a", [1], cache=2)),
], ids=str)
def test_equal_content_is_equal(a: object, b: object) -> None:
    assert digest_of(a) == digest_of(b)


@pytest.mark.parametrize(("a", "b"), [
    (1, 1.0), (1, "1"), (1, True), ("", None), (0.1, np.nextafter(0.1, 1)), (b"a", "a"),
    (("ab", "c"), ("a", "bc")), ([[1], [2]], [[1, 2]]), ([1, 2], [2, 1]), ({"a": "b"}, {"b": "a"}), ([], {}),
    (np.zeros(4), np.zeros((2, 2))), (np.zeros(2), np.zeros(2, np.float32)), (np.zeros(1), np.zeros(1, np.int64)),
    (FRAME, FRAME.rename(columns={"value": "share"})), (FRAME, FRAME.iloc[::-1]), (FRAME, FRAME.iloc[:1]),
    (Held.NOTHING, Held.AWARDS), (Held.AWARDS, "awards"),
    (Record("a", 1), Record("a", 2)), (Record("a", 1), OtherRecord("a", 1)), (Record, OtherRecord),
], ids=str)
def test_other_content_is_another(a: object, b: object) -> None:
    """Proves: no two contents share a result. Without it: a resumed batch tells the plan of another variant."""
    assert digest_of(a) != digest_of(b)


def test_what_has_no_content_is_refused() -> None:
    with pytest.raises(TypeError, match="Highs has no content"):
        digest_of({"solver": highspy.Highs()})


@pytest.fixture(scope="module")
def tables() -> Tables:
    """The small workbook."""
    return verbs.read(ROOT / "inputs" / "repm_small.xlsx")


def test_tables_laid_out_again_are_the_same(tables: Tables) -> None:
    again = assemble(tables.name, tables.settings, tables.scheme, dict(reversed(tables.parsed.items())), tables.columns,
                     tables.notes, tables.sha256)
    assert digest_of(again) == digest_of(tables)


def test_one_cell_makes_another_workbook(tables: Tables) -> None:
    """Proves: every number of the tables counts, and every setting."""
    demand = tables.yearly["Demand and sales"].copy()
    demand.loc[0, "value"] += 1e-9
    settings = tables.settings.model_copy(update={"discount_rate": tables.settings.discount_rate + 1e-12})
    others = [replace(tables, yearly={**tables.yearly, "Demand and sales": demand}), replace(tables, settings=settings)]
    assert len({digest_of(t) for t in (tables, *others)}) == 3
