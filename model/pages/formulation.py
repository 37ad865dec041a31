"""The page of the formulation: every set, variable, expression and constraint, written from their source."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from model.pages.beside import BESIDE
from model.pages.source import FormulationTopic, Part, topics
from model.pages.symbols import LETTERS, MODEL, literal, symbols
from model.schema import BY_TITLE, fields_of
from model.schema.aims import AIM_UNITS

TITLES = {"NETWORK": "The network", "SCHEME": "The scheme", "ACROSS": "Across", "TOTALS": "Balance and cost"}
INTRODUCTION = """# The formulation

Written from the source of `model/formulation` by `python -m runners.docs`; do not edit. A name here is one string
everywhere: in the code, in the tables of a run, in the check of the verifier and in the report. Money is in ₹ crore,
mass in t, capacity in t/a; what is called nominal is in the rupees of its year, all other money in those of the price
year. Numbers in an equation marked *today* are values of input cells, never of the code.

Three groups of topics: the network of any process industry, the scheme on top of it, and what is measured across both.
Objectives are pursued in order of priority, each held within its tolerance by the later ones."""
_MATH = re.compile(r"\$([^$]+)\$")


@dataclass(frozen=True)
class Said:
    """What the docstring of a constraint says: the rule in words, its equation, its source, and why it is there."""

    rule: str
    equation: str
    source: str
    without: str


def said(docstring: str) -> Said:
    r"""Take the docstring of a constraint apart.

    Args:
        docstring: a sentence, an equation between dollar signs, and a line "Source: …  Without it: …".

    >>> said("A rule.\n\n$x = 1$\nSource: FE.  Without it: chaos.").source
    'FE'
    """
    rule, _, rest = docstring.partition("\n\n")
    equation, _, why = rest.partition("Source:")
    source, _, without = why.partition("Without it:")
    plain = [" ".join(t.split()) for t in (rule, equation, source, without)]
    return Said(plain[0], plain[1], plain[2].removesuffix("."), plain[3])


def formulation_page() -> str:
    """The page `model/FORMULATION.md`.

    Returns:
        Markdown.
    """
    found = topics()
    parts = [INTRODUCTION, "## Aims", _aims(), "## Index letters", _table(("Letter", "Stands for"), _letters())]
    parts += ["## Sets", _table(("Set", "Letters", "A member is", "Declared in"), _sets(found))]
    for group, title in TITLES.items():
        here = [t for t in found if t.group == group]
        parts += [f"# {title}", *(p for t in here for p in _topic(t))]
    parts.append(BESIDE)
    return "\n\n".join(p.rstrip() for p in parts) + "\n"


def _aims() -> str:
    aims = literal(MODEL / "priorities" / "objectives.py", "EXPRESSIONS")
    rows = [(a, f"`{e}`", AIM_UNITS[a]) for a, e in aims.items()]
    return _table(("Aim on the sheet Aims", "Expression made small", "Unit"), rows)


def _letters() -> Iterator[tuple[str, ...]]:
    yield from ((f"`{letter}`", meaning) for letter, meaning in LETTERS.items())


def _sets(found: Sequence[FormulationTopic]) -> Iterator[tuple[str, ...]]:
    for s in symbols(found):
        where = "model/formulation/sets.py" if s.topic == "sets" else f"[{s.topic}](#{s.topic.replace('_', '-')})"
        yield f"`{s.name}`", ", ".join(s.letters), ", ".join(s.members), where


def _topic(topic: FormulationTopic) -> Iterator[str]:
    yield f"## {topic.name.replace('_', '-')}"
    yield f"{topic.purpose}\n\nFile: `model/formulation/{topic.name}.py`."
    for kind, title in (("Var", "Variable"), ("Param", "Number"), ("Expression", "Expression")):
        listed = [p for p in topic.parts if p.kind == kind]
        if listed:
            values = ("Values",) if kind == "Var" else ()
            yield _table((title, "Over", "Unit", *values, "Meaning"), (_line(p) for p in listed))
    for part in topic.of("Constraint"):
        yield _constraint(part)


def _line(part: Part) -> tuple[str, ...]:
    values = (part.domain,) if part.kind == "Var" else ()
    return f"`{part.name}`", _over(part), part.unit, *values, part.meaning


def _over(part: Part) -> str:
    return " × ".join(f"`{s}`" for s in part.sets) or "–"


def _constraint(part: Part) -> str:
    text = said(part.docstring)
    letters = f" ({', '.join(part.letters)})" if part.letters else ""
    only = f" · only where `{part.condition}`" if part.condition else ""
    rows = f"Over {_over(part)}{letters}" if part.sets else "One row"
    lines = [f"### {part.name}", "", f"{rows} · unit {part.unit} · {part.meaning}{only}", "",
             text.rule, "", _MATH.sub(r"$`\1`$", text.equation), "",
             f"*Source:* {text.source}. *Without it:* {text.without}", "", _moved(part)]
    return "\n".join(lines)


def _moved(part: Part) -> str:
    """Who can move a constraint: the cells that set it, or why nobody can."""
    if part.moved is None:
        return f"*Nobody can move it:* {part.kept}"
    sheet, field = part.moved
    heading = next((f.column.heading for f in fields_of(BY_TITLE[sheet]) if f.name == field), "")
    return f"*Set in:* sheet {sheet}, {f'*{heading}*' if heading else 'the cells of the years'}."


def _table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join("| " + " | ".join(c.replace("|", "\\|") for c in line) + " |" for line in lines)
