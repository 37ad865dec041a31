"""The page of clauses: what the scheme says, and which column, constraint and check holds it."""

from __future__ import annotations

import ast
import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from model.pages.formulation import said
from model.pages.source import Part, topics
from model.pages.symbols import MODEL
from model.schema import SHEETS, fields_of

DATA = MODEL.parent / "inputs" / "data"
NOT_A_KEY = frozenset({"not found", "inferred", "computed"})
"""Words that may stand beside the keys of sources."""

INTRODUCTION = """# Clauses of the scheme

Written from `inputs/data/clauses.csv`, the schema, the formulation and the verifier by `python -m runners.docs`; do
not edit. Every clause is held by something, or it is said why it is not: a column is where the workbook states it, a
rule is where the model obeys it, and a check is where the verifier recomputes it. Numbers in a clause are those of the
base workbook; *inferred* marks a reading of ours, and *not found* what was looked for and not found."""


@dataclass(frozen=True)
class Clause:
    """A clause of the scheme.

    Attributes:
        number: by which it is named.
        says: in one sentence.
        sources: keys of sources, or words beside them.
        confidence: how well it is known.
        held_by: columns ("Sheet: Heading"), constraints, expressions and checks that hold it.
        because: why it is not modelled.
    """

    number: str
    says: str
    sources: tuple[str, ...]
    confidence: str
    held_by: tuple[str, ...]
    because: str


def clauses(folder: Path = DATA) -> tuple[Clause, ...]:
    """The clauses in the order of their file."""
    return tuple(
        Clause(r["Clause"], r["Says"], keys(r["Source"]), r["Confidence"],
               tuple(n.strip() for n in r["Held by"].split(";") if n.strip()), r["Not modelled because"])
        for r in _rows(folder / "clauses.csv")
    )


def keys(text: str) -> tuple[str, ...]:
    """The sources that a text names.

    >>> keys("MP (inferred); exports not found")
    ('MP', 'inferred', 'not found')
    """
    plain = text.replace("(", ",").replace(")", "").replace(";", ",").replace("exports not found", "not found")
    return tuple(k.strip() for k in plain.split(",") if k.strip())


def sources(folder: Path = DATA) -> dict[str, dict[str, str]]:
    """Key → citation, date and link of a source of clauses."""
    return {r["Key"]: r for r in _rows(folder / "clause_sources.csv")}


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def columns() -> dict[str, str]:
    """Every column of the workbook, "Sheet: Heading", and the clause it restates."""
    return {f"{k.SHEET.title}: {f.column.heading}": f.column.clause for k in SHEETS for f in fields_of(k)}


def parts() -> dict[str, Part]:
    """Every constraint and expression of the formulation by name."""
    return {p.name: p for t in topics() for p in t.parts if p.kind in ("Constraint", "Expression")}


def checks(folder: Path = MODEL / "verify") -> frozenset[str]:
    """Every name that the verifier's source writes out: its checks are among them."""
    trees = [ast.parse(p.read_text(encoding="utf-8")) for p in sorted(folder.glob("*.py"))]
    words = (n.value for t in trees for n in ast.walk(t) if isinstance(n, ast.Constant))
    return frozenset(w for w in words if isinstance(w, str) and w.isidentifier())


def claimed() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Columns and constraints that restate a clause of the scheme, with the keys they name."""
    known = {*sources(), *NOT_A_KEY}
    for name, clause in columns().items():
        if clause:
            yield name, keys(clause)
    for name, part in parts().items():
        named = keys(said(part.docstring).source)
        if part.kind == "Constraint" and known & set(named):
            yield name, named


def clauses_page() -> str:
    """The page `model/CLAUSES.md`.

    Returns:
        Markdown.
    """
    found = (columns(), parts(), checks())
    head = ("Clause", "Says", "Source", "Known", "Column", "Rule", "Check")
    held = [_line(c, *found) for c in clauses() if c.held_by]
    left = [(c.number, c.says, ", ".join(c.sources), c.because) for c in clauses() if not c.held_by]
    cited = [(k, r["Citation"], r["Date"], f"[link]({r['Link']})" if r["Link"] else "") for k, r in sources().items()]
    return "\n\n".join((
        INTRODUCTION, "## Held", _table([head, *held]),
        "## Not modelled", _table([("Clause", "Says", "Source", "Because"), *left]),
        "## Sources", _table([("Key", "What", "Date", "Link"), *cited]),
    )) + "\n"


def _line(
    clause: Clause, columns: dict[str, str], parts: dict[str, Part], checks: frozenset[str]
) -> tuple[str, ...]:
    named = [n for n in clause.held_by if n in columns]
    rules = [n for n in clause.held_by if n in parts]
    recomputed = [n for n in clause.held_by if n in checks]
    unknown = [n for n in clause.held_by if n not in columns and n not in parts and n not in checks]
    if unknown:
        raise KeyError(f"clause {clause.number} is held by {', '.join(unknown)}, which do not exist")
    return (
        clause.number, clause.says, ", ".join(clause.sources), clause.confidence, "; ".join(named),
        "; ".join(f"[{n}](FORMULATION.md#{n})" for n in rules), "; ".join(f"`{n}`" for n in recomputed),
    )


def _table(rows: Iterable[tuple[str, ...]]) -> str:
    head, *body = rows
    lines = [head, ("---",) * len(head), *body]
    return "\n".join("| " + " | ".join(c.replace("|", "\\|") for c in line) + " |" for line in lines)
