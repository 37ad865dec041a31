"""The page of inputs: every sheet and column of the input workbook, written from the schema."""

from __future__ import annotations

from collections.abc import Iterator

from model.schema import LAYOUT, SHEETS, Field, Row, fields_of
from model.schema.column import SourcedRow
from model.workbook.allowed import allowed, usual
from model.workbook.dictionary_examples import example_part
from model.workbook.layout import year_field

INTRODUCTION = f"""# Inputs

Written from the schema by `python -m runners.docs`; do not edit. Layout {LAYOUT}.

A workbook has one tab for each sheet below, in this order. Row 4 says what each column means, row 5 its unit, row 6 its
heading; data stand from row 7 on. Money is in ₹ crore, mass in t, financial years run from April to March (FY2026-27).
An optional sheet may be left out; a needed one must be there, with its headings. The fewest rows of each, and what it
means that there is none, are said in the table of sheets: a plan needs no more than aims, a commodity, a supply, a
market and the settings.

| Column of the tables | Says |
|---|---|
| Heading | what stands in row 6 (in forms: in the column Setting); **bold** columns together name a row |
| Unit | what stands in row 5; – where there is none |
| Kind | text, number, whole number, percentage, choice, Yes/No or financial year |
| Allowed | what may stand in a cell; in brackets the usual range, outside which the check leaves a note |
| Empty means | "must be filled" where an empty cell is a mistake |
| Low, high | yes: the columns "… low" and "… high" stand beside it and may be left empty, if it does not vary |
| Clause | clause of the scheme it restates |
"""
HEADER = """| Heading | Meaning | Unit | Kind | Allowed | Empty means | Low, high | Clause |
|---|---|---|---|---|---|---|---|"""
KINDS = {"whole": "whole number", "share": "percentage", "yes/no": "Yes/No", "year": "financial year"}
PROVENANCE = "Every row ends with **Source**, **Confidence** and **Note**:"


def input_pages() -> str:
    """The page `inputs/README.md`.

    Returns:
        Markdown.
    """
    sourced = "\n".join((PROVENANCE, "", HEADER, *(_line(f) for f in fields_of(SourcedRow))))
    parts = [INTRODUCTION, _contents(), "## Source, Confidence, Note", sourced]
    for kind in SHEETS:
        parts += [f"## {kind.SHEET.title}", "\n".join(_about(kind)), "\n".join((HEADER, *_lines(kind)))]
    parts.append(example_part())
    return "\n\n".join(p.rstrip() for p in parts) + "\n"


def _contents() -> str:
    lines = ["| Sheet | One row is | Must be there? | Fewest rows | Without a row |", "|---|---|---|---|---|"]
    for kind in SHEETS:
        sheet = kind.SHEET
        link = f"[{sheet.title}](#{sheet.title.casefold().replace(' ', '-')})"
        there, without = "yes" if sheet.needed else "no", sheet.without or "no plan can be made"
        lines.append(f"| {link} | {sheet.one_row_is} | {there} | {sheet.fewest} | {without} |")
    return "\n".join(lines)


def _about(kind: type[Row]) -> Iterator[str]:
    sheet = kind.SHEET
    needed = f"Needed; it may have headings only, and then: {sheet.without}." if sheet.without else "Needed."
    absent = needed if sheet.needed else f"Optional; without it: {sheet.without}."
    yield f"One row is {sheet.one_row_is}. {absent}"
    if sheet.form:
        yield "A form: its rows are fixed, the value stands in the column Value."
    if sheet.years is not None:
        yield "Financial years stand across."
    if sheet.sums_to_one:
        yield f"The shares of each {' and '.join(sheet.sums_to_one)} add up to 100 % in each year."


def _lines(kind: type[Row]) -> Iterator[str]:
    for field in fields_of(kind):
        if field.name not in SourcedRow.model_fields:
            yield _line(field)
    if kind.SHEET.years is not None:
        empty = "in a Base row: must be filled; in a Low or High row: as in Base" if "case" in kind.model_fields else ""
        yield _line(year_field(kind), "FY2026-27 …", empty)


def _line(field: Field, heading: str = "", empty: str = "") -> str:
    column = field.column
    name = heading or column.heading
    said = allowed(field) + (f" ({usual(field)})" if usual(field) else "")
    kind = KINDS.get(field.kind, field.kind)
    cells = (f"**{name}**" if column.key else name, column.meaning, column.unit, kind, said,
             empty or column.empty or "must be filled", "yes" if column.spread else "", column.clause)
    return "| " + " | ".join(c.replace("|", "\\|") for c in cells) + " |"
