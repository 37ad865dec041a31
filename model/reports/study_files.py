"""The answers of studies as tidy CSV files, and as rows for JSON."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd

from model.reports.csv_tables import write_csv
from model.reports.material import Material
from model.studies import STUDIES

FOLDER = "studies"
CONTENTS = ("study", "file", "key", "column", "unit", "meaning")
"""Columns of contents.csv, which says what each file holds."""


def write_studies(material: Material, folder: Path) -> None:
    """Write the table of every study that was made, with its further tables.

    Args:
        material: what the report is made from.
        folder: the folder of the tables; it is there.
    """
    made = {s.name: s for s in STUDIES if s.name in material.made.answers}
    if not made:
        return
    here = folder / FOLDER
    here.mkdir()
    contents = []
    for name, study in made.items():
        answer = material.made.answers[name]
        write_csv(answer.frame[[c.key for c in study.columns]], here / f"{name}.csv")
        contents += [[name, f"{name}.csv", c.key, c.name, c.unit, c.meaning] for c in study.columns]
        for more, frame in answer.further.items():
            file = f"{name}_{more}.csv"
            write_csv(frame, here / file)
            shape = material.solution.shapes.get(more)
            said = {"value": (shape.unit, shape.meaning)} if shape else {}
            contents += [[name, file, c, c, *said.get(c, ("–", study.further))] for c in map(str, frame)]
    write_csv(pd.DataFrame(contents, columns=list(CONTENTS)), here / "contents.csv")


def study_rows(material: Material) -> dict[str, list[dict[str, Any]]]:
    """Name of a study that was made → its rows, by the keys of its columns."""
    found = {}
    for study in STUDIES:
        if study.name in material.made.answers:
            frame = material.made.answers[study.name].frame[[c.key for c in study.columns]]
            found[study.name] = [{str(k): v for k, v in r.items()} for r in frame.to_dict("records")]
    return found
