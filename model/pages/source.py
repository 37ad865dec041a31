"""What the source of the formulation says about itself, read without running it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

FORMULATION = Path(__file__).resolve().parents[1] / "formulation"
GROUPS = ("NETWORK", "SCHEME", "ACROSS")
LAST = ("balance", "costs", "stops", "total")
"""Topics that close the balance, add up the cost lines of all others, and make stops and the total of them."""

Kind = Literal["Set", "Param", "Var", "Expression", "Constraint"]
KINDS: tuple[Kind, ...] = ("Set", "Param", "Var", "Expression", "Constraint")
DOMAINS = {"NonNegativeReals": "≥ 0", "Binary": "0 or 1", "Reals": "any", "NonNegativeIntegers": "whole, ≥ 0"}
_UNIT = re.compile(r"\s*\[([^\]]*)\]\s*$")


@dataclass(frozen=True)
class Part:
    """A set, parameter, variable, expression or constraint group of a topic.

    Attributes:
        kind: which of them.
        name: its name, everywhere.
        topic: the file it stands in.
        sets: names of the sets it is indexed by.
        letters: names of the indices in its rule.
        meaning: what it is, without the unit.
        unit: of its values.
        domain: which values a variable may take.
        width: how many indices a member of a set has.
        docstring: of its rule.
        condition: what must hold for it to be built at all.
        moved: of a constraint, (sheet, field) of the cells that move it, the field "" for the cells of the years.
        kept: of a constraint, why nobody can move it.
    """

    kind: Kind
    name: str
    topic: str
    sets: tuple[str, ...] = ()
    letters: tuple[str, ...] = ()
    meaning: str = ""
    unit: str = ""
    domain: str = ""
    width: int = 1
    docstring: str = ""
    condition: str = ""
    moved: tuple[str, str] | None = None
    kept: str = ""


@dataclass(frozen=True)
class FormulationTopic:
    """A file of the formulation."""

    name: str
    group: str
    purpose: str
    parts: tuple[Part, ...]

    def of(self, kind: Kind) -> tuple[Part, ...]:
        """Its parts of a kind, in the order of the file."""
        return tuple(p for p in self.parts if p.kind == kind)


def topics(folder: Path = FORMULATION) -> tuple[FormulationTopic, ...]:
    """Every topic of the formulation in the order in which a reader meets them.

    Args:
        folder: of the formulation's source.
    """
    listed = {n: g for g, names in _groups(folder / "__init__.py").items() for n in names}
    return tuple(_topic(folder / f"{n}.py", g) for n, g in {**listed, **dict.fromkeys(LAST, "TOTALS")}.items())


def _groups(path: Path) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and node.targets[0].id in GROUPS:
            names = node.value.elts if isinstance(node.value, ast.Tuple) else []
            found[node.targets[0].id] = [e.id for e in names if isinstance(e, ast.Name)]
    return found


def _topic(path: Path, group: str) -> FormulationTopic:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    moved, kept = (_declared(tree, name) for name in ("MOVABLE", "KEPT"))
    parts = tuple(
        replace(p, moved=(moved[p.name][0], moved[p.name][1]) if p.name in moved else None,
                kept=kept[p.name][0] if p.name in kept else "") if p.kind == "Constraint" else p
        for node in tree.body for p in _parts(node, path.stem, "")
    )
    return FormulationTopic(path.stem, group, ast.get_docstring(tree) or "", parts)


def _declared(tree: ast.Module, name: str) -> dict[str, list[str]]:
    """Constraint → the words with which a dictionary beside it declares who can move it."""
    tables = [n.value for n in tree.body if isinstance(n, ast.Assign) and ast.unparse(n.targets[0]) == name]
    return {
        ast.literal_eval(key): [ast.literal_eval(word) for word in rule.args]
        for table in tables if isinstance(table, ast.Dict)
        for key, rule in zip(table.keys, table.values, strict=True) if key is not None and isinstance(rule, ast.Call)
    }


def parts_of(path: Path) -> tuple[Part, ...]:
    """The parts declared in one file."""
    return _topic(path, "").parts


def _parts(node: ast.AST, topic: str, condition: str) -> Iterator[Part]:
    if isinstance(node, ast.Assign):
        yield from _assigned(node, topic, condition)
    if isinstance(node, ast.FunctionDef):
        yield from _ruled(node, topic, condition)
    inner = f"{condition} and {ast.unparse(node.test)}".removeprefix(" and ") if isinstance(node, ast.If) else condition
    for child in getattr(node, "body", ()):
        yield from _parts(child, topic, inner)


def _assigned(node: ast.Assign, topic: str, condition: str) -> Iterator[Part]:
    target, call = node.targets[0], node.value
    if not (isinstance(target, ast.Attribute) and isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute)):
        return
    kind = next((k for k in KINDS if k == call.func.attr), None)
    if kind is None or ast.unparse(target.value) != "m":
        return
    words = {k.arg: k.value for k in call.keywords if k.arg}
    meaning, unit = _said(words.get("doc"))
    width = words.get("dimen")
    yield Part(
        kind, target.attr, topic, _sets(call), meaning=meaning, unit=unit, domain=_domain(words.get("domain")),
        width=int(ast.unparse(width)) if width else 1, condition=condition,
    )


def _ruled(node: ast.FunctionDef, topic: str, condition: str) -> Iterator[Part]:
    for mark in node.decorator_list:
        kind = next((k for k in KINDS if ast.unparse(mark).startswith(f"m.{k}(")), None)
        if kind is not None and isinstance(mark, ast.Call):
            meaning, unit = _said(next((k.value for k in mark.keywords if k.arg == "doc"), None))
            letters = tuple(a.arg for a in node.args.args[1:])
            doc = ast.get_docstring(node) or ""
            yield Part(kind, node.name, topic, _sets(mark), letters, meaning, unit, docstring=doc, condition=condition)


def _sets(call: ast.Call) -> tuple[str, ...]:
    return tuple(a.attr for a in call.args if isinstance(a, ast.Attribute))


def _said(doc: ast.expr | None) -> tuple[str, str]:
    """Meaning and unit of a text that ends in a unit in square brackets."""
    text = str(doc.value) if isinstance(doc, ast.Constant) else ""
    match = _UNIT.search(text)
    return (text[: match.start()], match[1]) if match else (text, "")


def _domain(node: ast.expr | None) -> str:
    if isinstance(node, ast.IfExp):
        return f"{_domain(node.body)} where `{ast.unparse(node.test)}`, else {_domain(node.orelse)}"
    return DOMAINS[node.attr] if isinstance(node, ast.Attribute) else ""
