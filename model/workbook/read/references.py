"""Names across sheets: whoever is named somewhere must be defined somewhere, and is spelt one way inside the tool."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from model.ground.address import address
from model.ground.errors import Problem
from model.ground.names import nearest, plain
from model.schema import BY_TITLE, Field, fields_of
from model.schema.supply import HOME
from model.workbook.read.book import Draft, SheetRead, first_key
from model.workbook.wording import MOST_LISTED, count, either, refers_to

SPECIAL: dict[str, tuple[tuple[str, str], ...]] = {
    "groups": (("Commodities", "group"),),
    "kinds": (("Commodities", "kind"),),
    "countries": (("Supply", "country"), ("Demand and sales", "country")),
}
"""What a column may refer to besides the names of a sheet → the columns in which those names stand."""

SPELT_ALIKE = (
    (("Supply", "country"), ("Demand and sales", "country"), ("Commodities", "reference_country")),
    (("Commodities", "group"),),
)
"""Columns of names that no sheet lists; the first spelling holds for all."""
MOST_CELLS_NAMED = 3


@dataclass(frozen=True)
class Names:
    """The names a column may hold.

    Attributes:
        spelling: name as it is compared → as it is spelt.
        known: whether every one of them could be read.
        present: whether any sheet that defines them is in the workbook.
    """

    spelling: Mapping[str, str]
    known: bool = True
    present: bool = True


def with_known_names(sheets: Mapping[str, SheetRead]) -> dict[str, SheetRead]:
    """Compare every name with where it is defined.

    Args:
        sheets: title → sheet as read.

    Returns:
        The same with names in one spelling, and a problem for each name that is defined nowhere. A name is compared
        only where all the names it may be could be read: one cause, one message.
    """
    spelt = dict(sheets)
    for columns in SPELT_ALIKE:
        names = _names(columns, spelt, first=(HOME,))
        for title, name in columns:
            if title in spelt:
                spelt[title] = _respelt(spelt[title], name, names.spelling)
    return {title: _checked(title, sheet, spelt) for title, sheet in spelt.items()}


def names_for(word: str, sheets: Mapping[str, SheetRead]) -> Names:
    """The names that a word of `Column.refers` stands for.

    Args:
        word: title of a sheet, or groups, kinds, countries.
        sheets: title → sheet as read.

    Returns:
        The names.
    """
    if word in SPECIAL:
        return _names(SPECIAL[word], sheets, first=(HOME,) if word == "countries" else ())
    return _names(((word, first_key(BY_TITLE[word]).name),), sheets)


def _names(
    columns: Sequence[tuple[str, str]], sheets: Mapping[str, SheetRead], first: Sequence[str] = ()
) -> Names:
    spelling = {plain(n): n for n in first}
    there = [(sheets[t], n) for t, n in columns if t in sheets]
    for sheet, name in there:
        for draft in sheet.drafts:
            if draft.values.get(name) is not None:
                spelling.setdefault(plain(str(draft.values[name])), str(draft.values[name]))
    needed = [t for t, _ in columns if t not in sheets and BY_TITLE[t].SHEET.needed]
    known = not needed and all(s.names_known and all(n in d.values for d in s.drafts) for s, n in there)
    return Names(spelling, known, bool(there) or bool(needed))


def _respelt(sheet: SheetRead, name: str, spelling: Mapping[str, str]) -> SheetRead:
    drafts = []
    for d in sheet.drafts:
        written = d.values.get(name)
        known = spelling.get(plain(str(written))) if written is not None else None
        drafts.append(d if known in (None, written) else replace(d, values={**d.values, name: known}))
    return replace(sheet, drafts=drafts)


def _checked(title: str, sheet: SheetRead, sheets: Mapping[str, SheetRead]) -> SheetRead:
    problems = list(sheet.problems)
    drafts = list(sheet.drafts)
    for declared in fields_of(BY_TITLE[title]):
        if declared.column.refers:
            drafts, found = _compared(title, declared, drafts, sheet.columns, sheets)
            problems += found
    return replace(sheet, drafts=drafts, problems=problems)


def _compared(
    title: str, declared: Field, drafts: Sequence[Draft], columns: Mapping[str, str], sheets: Mapping[str, SheetRead]
) -> tuple[list[Draft], list[Problem]]:
    sources = {word: names_for(word, sheets) for word in declared.column.refers}
    spelling = {p: s for names in reversed(sources.values()) for p, s in names.spelling.items()}
    known = all(names.known for names in sources.values())
    strangers: dict[str, list[int]] = {}
    as_spelt = {None, *declared.column.words, *spelling.values()}
    result = []
    for draft in drafts:
        written = draft.values.get(declared.name)
        if written in as_spelt:
            result.append(draft)
        elif (name := spelling.get(plain(str(written)))) is not None:
            result.append(replace(draft, values={**draft.values, declared.name: name}))
        else:
            strangers.setdefault(str(written), []).append(draft.row)
            result.append(replace(draft, sound=False))
    if not known:
        return result, []
    letter = columns.get(declared.name, "") if strangers else ""
    if strangers and not any(names.present for names in sources.values()):
        rows = [r for where in strangers.values() for r in where]
        return result, [_absent(address(title, f"{letter}{min(rows)}"), declared, len(rows))]
    names = list(spelling.values())
    return result, [_unknown(title, letter, declared, n, rows, names) for n, rows in strangers.items()]


def _absent(where: str, declared: Field, cells: int) -> Problem:
    """Names of a sheet that the workbook does not have."""
    sheet = either([refers_to(w) for w in declared.column.refers])
    cleared = f" ({declared.column.empty})" if declared.column.empty else ""
    return Problem(where, f"{count(cells, 'cell')} of this column name something of {sheet}, which is not filled in.",
                   f"Fill it in, or clear the column{cleared}.")


def _unknown(title: str, letter: str, declared: Field, name: str, rows: Sequence[int], names: Sequence[str]) -> Problem:
    others = [f"{letter}{r}" for r in rows[1:]]
    also = ""
    if others:
        more = len(others) - MOST_CELLS_NAMED
        also = f" (also {', '.join(others[:MOST_CELLS_NAMED])}{f' and {more} more' if more > 0 else ''})"
    where = either([refers_to(w) for w in declared.column.refers])
    found = f"'{name}' is not in {where}{also}."
    guess = nearest(name, [*names, *declared.column.words])
    if guess:
        return Problem(address(title, f"{letter}{rows[0]}"), found, f"Did you mean '{guess}'?")
    listed = f", or choose one of: {', '.join(names)}" if 0 < len(names) <= MOST_LISTED else ""
    mend = f"Add it there{listed}"
    return Problem(address(title, f"{letter}{rows[0]}"), found, f"{mend}.")

