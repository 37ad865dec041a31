"""The answers of studies as tidy CSV files, and as rows for JSON."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd

from model.reports.csv_tables import write_csv
from model.reports.material import Material
from model.studies import STUDIES

FOLDER = "studies"


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
        contents += [[name, c.key, c.name, c.unit, c.meaning] for c in study.columns]
        for more, frame in answer.further.items():
            write_csv(frame, here / f"{name}_{more}.csv")
    write_csv(pd.DataFrame(contents, columns=["study", "key", "column", "unit", "meaning"]), here / "contents.csv")


def study_rows(material: Material) -> dict[str, list[dict[str, Any]]]:
    """Name of a study that was made → its rows, by the keys of its columns."""
    found = {}
    for study in STUDIES:
        if study.name in material.made.answers:
            frame = material.made.answers[study.name].frame[[c.key for c in study.columns]]
            found[study.name] = [{str(k): v for k, v in r.items()} for r in frame.to_dict("records")]
    return found
