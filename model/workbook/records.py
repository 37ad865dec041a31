"""Tidy data files: one folder a workbook, one CSV file a sheet, read into typed cell values.

A folder may hold a file `base.txt` with the name of the folder beside it whose files stand in for those it does not
have itself. Values are what the cells of the workbook will hold: a share is written 0.15 or 15%.
"""

from __future__ import annotations

import csv
import math
from collections.abc import Mapping, Sequence
from pathlib import Path

from model.ground.errors import InputProblems, Problem
from model.ground.years import span, start_of
from model.schema import SHEETS, Field, Row, fields_of
from model.workbook.layout import FORM_HEADINGS, Heading, headings

CellValue = float | int | str | None
Record = dict[str, CellValue]
Records = dict[str, list[Record]]

FORM_COLUMNS = tuple(h for h in FORM_HEADINGS if h in {"Setting", "Value", "Source", "Confidence", "Note"})
"""Columns of a form's file; the other columns of a form sheet come from the schema."""


def read_folder(folder: Path) -> Records:
    """Read the data files of a workbook.

    Args:
        folder: folder of the workbook's own files.

    Returns:
        Sheet title → one record a row; sheets without a file, or with headings only, are left out.

    Raises:
        InputProblems: a file, a heading or a value is not what the schema asks for.
    """
    problems: list[Problem] = []
    records: Records = {}
    files = _files(folder, problems)
    for kind in SHEETS:
        path = files.pop(kind.SHEET.title, None)
        if path is not None:
            read = _read_form if kind.SHEET.form else _read_list
            rows = read(path, kind, problems)
            if rows:
                records[kind.SHEET.title] = rows
    problems += [Problem(str(p), "is no sheet of the workbook.", "Rename or delete the file.") for p in files.values()]
    if not problems:
        problems += _differing_years(folder, records)
    if problems:
        raise InputProblems(problems)
    return records


def years_of(records: Mapping[str, Sequence[Record]]) -> tuple[str, ...]:
    """The financial years across, as the year sheets have them; from Settings where no sheet has years."""
    for kind in SHEETS:
        rows = records.get(kind.SHEET.title)
        if rows and kind.SHEET.years is not None:
            return _years(list(rows[0]))
    settings = {str(r["Setting"]): str(r["Value"]) for r in records.get("Settings", ())}
    return span(settings["First year"], settings["Last year"])


def _differing_years(folder: Path, records: Records) -> list[Problem]:
    spans = {k.SHEET.title: _years(list(records[k.SHEET.title][0])) for k in SHEETS
             if k.SHEET.years is not None and k.SHEET.title in records}
    if len(set(spans.values())) < 2:
        return []
    found = "; ".join(f"{title} {years[0]} to {years[-1]}" for title, years in spans.items() if years)
    return [Problem(str(folder), f"has differing years across: {found}.", "Give every year sheet the same years.")]


def _files(folder: Path, problems: list[Problem]) -> dict[str, Path]:
    """Sheet title → file, own files before those of the folder named in base.txt."""
    if not folder.is_dir():
        problems.append(Problem(str(folder), "is not a folder.", "Name a folder of inputs/data."))
        return {}
    files: dict[str, Path] = {}
    base = folder / "base.txt"
    if base.is_file():
        other = folder.parent / base.read_text(encoding="utf-8").strip()
        if (other / "base.txt").is_file():
            problems.append(Problem(str(base), f"names {other.name}, which has a base.txt itself.", "Name its base."))
        else:
            files = _files(other, problems)
    return files | {p.stem: p for p in sorted(folder.glob("*.csv"))}


def _lines(path: Path) -> list[tuple[int, list[str]]]:
    """The filled lines of a file, each with the number of the line it ends on."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.reader(file)
        return [(reader.line_num, [c.strip() for c in line]) for line in reader if any(c.strip() for c in line)]


def _header(path: Path, found: list[str], expected: Sequence[str], problems: list[Problem]) -> bool:
    if found == list(expected):
        return True
    at = next((i for i, (a, b) in enumerate(zip(found, expected, strict=False)) if a != b),
              min(len(found), len(expected)))
    here = f"'{found[at]}'" if at < len(found) else "nothing"
    wanted = f"'{expected[at]}'" if at < len(expected) else "nothing"
    problems.append(Problem(f"{path} line 1", f"column {at + 1} is headed {here}.", f"The schema has {wanted} there."))
    return False


def _read_list(path: Path, kind: type[Row], problems: list[Problem]) -> list[Record]:
    lines = _lines(path)
    header = lines[0][1] if lines else []
    try:
        columns = headings(kind, _years(header) if kind.SHEET.years is not None else ())
    except ValueError as error:
        problems.append(Problem(f"{path} line 1", f"{error}."))
        return []
    if not _header(path, header, [c.text for c in columns], problems):
        return []
    rows: list[Record] = []
    for number, line in lines[1:]:
        where = f"{path} line {number}"
        if len(line) != len(columns):
            problems.append(Problem(where, f"has {len(line)} values.", f"The header has {len(columns)} columns."))
            continue
        rows.append({c.text: _value(where, c, text, problems) for c, text in zip(columns, line, strict=True)})
    return rows


def _read_form(path: Path, kind: type[Row], problems: list[Problem]) -> list[Record]:
    lines = _lines(path)
    if not _header(path, lines[0][1] if lines else [], FORM_COLUMNS, problems):
        return []
    fields = {f.column.heading: f for f in fields_of(kind)}
    rows: list[Record] = []
    for number, line in lines[1:]:
        where = f"{path} line {number}"
        given = dict(zip(FORM_COLUMNS, line, strict=False))
        field = fields.pop(given["Setting"], None)
        if field is None or len(line) != len(FORM_COLUMNS):
            problems.append(Problem(where, f"'{given['Setting']}' is unknown, repeated or not five values long."))
            continue
        heading = Heading(field.name, field.column.heading, field.column.unit, field.column.meaning, field)
        rows.append({**{k: v or None for k, v in given.items()},
                     "Value": _value(where, heading, given["Value"], problems)})
    problems += [Problem(str(path), f"has no row '{name}'.") for name in fields]
    return rows


def _years(header: Sequence[str]) -> tuple[str, ...]:
    """The years across: from the first heading that is a year to the last."""
    found = [h for h in header if h.startswith("FY") and h[2:3].isdigit()]
    if not found:
        return ()
    start_of(found[0])
    return span(found[0], found[-1])


def _value(where: str, heading: Heading, text: str, problems: list[Problem]) -> CellValue:
    field = heading.field
    if not text or field.kind not in ("number", "whole", "share") or text in field.column.words:
        return text or None
    try:
        return _number(text, field)
    except ValueError:
        problems.append(Problem(where, f"{heading.text} is '{text}'.", "Write a plain number, such as 1250.5."))
        return None


def _number(text: str, field: Field) -> float | int:
    """A number as a data file writes it: 1250.5, or 15% where the column holds shares."""
    percent = text.endswith("%") and (field.kind == "share" or field.column.unit == "as named")
    value = round(float(text[:-1]) / 100, 12) if percent else float(text)
    if not math.isfinite(value) or "_" in text:
        raise ValueError(text)
    if field.kind == "whole":
        return int(text)
    return value
