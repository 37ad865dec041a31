"""The sheets and sections of studies: each written from its declaration, whichever study it is."""

from __future__ import annotations

from model.reports.material import Material
from model.studies import STUDIES, Study
from model.studies.asked import Asked
from model.studies.study import Told
from model.tell.section import Section, Tables, narrow
from model.tell.table import ReportTable


def study_tables(material: Material) -> dict[str, ReportTable]:
    """Name of a study → its table, in the order of the studies; only of a plan that the verifier accepts."""
    if not material.accepted:
        return {}
    found = {}
    for study in STUDIES:
        answer = material.answer(study)
        if answer is not None:
            found[study.name] = study.table(answer)
    return found


def study_sections(material: Material) -> list[Section]:
    """The section of each study that the report has."""
    tables = material.once(study_tables)
    return [s for study in STUDIES if study.name in tables
            for s in (_section(study, material, tables[study.name]),) if s is not None]


def told(material: Material) -> list[Told]:
    """The sentences of all studies for the first page."""
    tables = material.once(study_tables)
    asked = Asked(material.result, material.made.options)
    return [t for s in STUDIES if s.name in tables for t in s.told(asked, tables[s.name])]


def by_sheet(material: Material) -> Tables:
    """Title of a sheet → table of a study."""
    return {t.sheet: t for t in material.once(study_tables).values()}


def _section(study: Study, material: Material, table: ReportTable) -> Section | None:
    """The section of a study; None where nothing would stand open in it."""
    if study.shown and table.frame.empty and study.hides_empty:
        return None
    answer = material.answer(study)
    asked = Asked(material.result, material.made.options)
    shown = () if not study.shown or table.frame.empty else (narrow(study.open_rows(table), study.shown),)
    folded = () if table.frame.empty else (table,)
    return Section(study.name.replace("_", "-"), study.topic, study.headline(asked, table), (table.sentence,),
                   answer.figures if answer else (), shown, folded)
