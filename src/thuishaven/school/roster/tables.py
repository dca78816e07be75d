"""The tables of a OneRoster 1.2 zip: the manifest and the CSV files, with their columns checked.

Columns and which of them are required: facts BEY-E-17 to BEY-E-25.
"""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from .faults import FaultList, Spot
from .values import clean

MANIFEST = "manifest.csv"
VERSION = "1.2"
#: A school of a thousand pupils has about ten thousand enrolments when every subject is a class.
MOST_ROWS = 50_000


@dataclass(frozen=True, slots=True)
class TableShape:
    """What a table must hold: columns that are present, and of these the ones that are filled in every row."""

    columns: tuple[str, ...]
    filled: tuple[str, ...]
    optional: bool = False


SHAPES: Mapping[str, TableShape] = {
    "academicSessions": TableShape(
        ("sourcedId", "title", "type", "startDate", "endDate", "schoolYear"),
        ("sourcedId", "type", "startDate", "endDate"),
    ),
    "classes": TableShape(
        ("sourcedId", "title", "courseSourcedId", "classType", "schoolSourcedId", "termSourcedIds"),
        ("sourcedId", "title", "classType", "schoolSourcedId"),
    ),
    "courses": TableShape(("sourcedId", "title", "orgSourcedId"), ("sourcedId",), optional=True),
    "demographics": TableShape(("sourcedId",), ("sourcedId",), optional=True),
    "enrollments": TableShape(
        ("sourcedId", "classSourcedId", "schoolSourcedId", "userSourcedId", "role"),
        ("sourcedId", "classSourcedId", "schoolSourcedId", "userSourcedId", "role"),
    ),
    "orgs": TableShape(("sourcedId", "name", "type"), ("sourcedId", "name", "type")),
    "roles": TableShape(
        ("sourcedId", "userSourcedId", "roleType", "role", "orgSourcedId"),
        ("sourcedId", "userSourcedId", "role", "orgSourcedId"),
    ),
    "users": TableShape(
        ("sourcedId", "enabledUser", "username", "givenName", "familyName"),
        ("sourcedId",),
    ),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One row: where it stands, and its filled cells by column name (lower case)."""

    at: Spot
    cells: dict[str, str]

    def text(self, column: str) -> str:
        return self.cells.get(column.lower(), "")

    def listed(self, column: str) -> tuple[str, ...]:
        """The parts of a cell that holds a list, separated by commas."""
        return tuple(part.strip() for part in self.text(column).split(",") if part.strip())


@dataclass(frozen=True, slots=True)
class Table:
    """One CSV file; ``columns`` as the file writes them."""

    file: str
    columns: tuple[str, ...] = ()
    rows: tuple[Row, ...] = field(default=(), repr=False)


def read_tables(files: Mapping[str, bytes], faults: FaultList) -> dict[str, Table]:
    """Every table of ``SHAPES`` by its name; an optional one that is absent is empty. Refuses delta files."""
    if MANIFEST not in files:
        faults.refuse("missing_file", file=MANIFEST)
    wanted = _wanted_tables(_read_table(MANIFEST, files[MANIFEST], faults), faults)
    faults.refuse_if_any()
    tables = {name: Table(f"{name}.csv") for name in SHAPES}
    for name in wanted:
        file = f"{name}.csv"
        if file not in files:
            faults.add("missing_file", file=file)
            continue
        tables[name] = _read_table(file, files[file], faults)
        _check_shape(tables[name], SHAPES[name])
    faults.refuse_if_any()
    return tables


def _wanted_tables(manifest: Table, faults: FaultList) -> list[str]:
    rows = {row.text("propertyName"): row for row in manifest.rows}
    version = rows["oneroster.version"].text("value") if "oneroster.version" in rows else ""
    if version != VERSION and not version.startswith(f"{VERSION}."):
        at = rows["oneroster.version"].at if "oneroster.version" in rows else faults.at(None, file=MANIFEST)
        at.add("wrong_version", "oneroster.version", found=version or "?")
        return []
    wanted = []
    for name, shape in SHAPES.items():
        row = rows.get(f"file.{name}")
        mode = row.text("value").lower() if row else "absent"
        if mode == "bulk":
            wanted.append(name)
        elif row and mode == "delta":
            row.at.add("delta_file", "value", name=f"{name}.csv")
        elif row and mode != "absent":
            row.at.add("bad_mode", "value", value=mode)
        elif not shape.optional:
            faults.add("not_bulk", file=f"{name}.csv")
    return wanted


def _check_shape(table: Table, shape: TableShape) -> None:
    for row in table.rows:
        for column in shape.filled:
            if not row.text(column):
                row.at.add("missing", column)
        if row.text("status").lower() not in {"", "active"}:
            row.at.add("delta_row", "status", value=row.text("status"))


def _read_table(file: str, data: bytes, faults: FaultList) -> Table:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        faults.add("bad_encoding", line=data.count(b"\n", 0, error.start) + 1, file=file, encoding="UTF-8")
        return Table(file)
    if "\0" in text:
        faults.add("bad_csv", line=text.count("\n", 0, text.index("\0")) + 1, file=file)
        return Table(file)
    lines = _numbered_rows(file, text, faults)
    _, header = next(lines, (1, []))
    columns = tuple(clean(name) for name in header)
    if not _columns_are_fine(file, columns, faults):
        return Table(file)
    rows: list[Row] = []
    for line, cells in lines:
        if not any(cell.strip() for cell in cells):
            continue
        if len(rows) == MOST_ROWS:
            faults.add("too_many_rows", file=file, limit=MOST_ROWS)
            break
        if len(cells) != len(columns):
            faults.add("wrong_cells", line=line, file=file, found=len(cells), expected=len(columns))
            continue
        filled = {name.lower(): cell.strip() for name, cell in zip(columns, cells, strict=True) if cell.strip()}
        rows.append(Row(faults.at(line, file=file), filled))
    return Table(file, columns, tuple(rows))


def _numbered_rows(file: str, text: str, faults: FaultList) -> Iterator[tuple[int, list[str]]]:
    """Rows with the line they begin on; a quoted cell may run over several lines."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    begins = 1
    try:
        for cells in reader:
            yield begins, cells
            begins = reader.line_num + 1
    except csv.Error:
        faults.add("bad_csv", line=begins, file=file)


def _columns_are_fine(file: str, columns: tuple[str, ...], faults: FaultList) -> bool:
    if len(columns) == 1 and ";" in columns[0]:
        faults.add("semicolons", line=1, file=file)
        return False
    names = [name.lower() for name in columns]
    required = SHAPES[file.removesuffix(".csv")].columns if file != MANIFEST else ("propertyName", "value")
    missing = [name for name in required if name.lower() not in names]
    for name in missing:
        faults.add("missing_column", line=1, field=name, file=file)
    doubles = {name for name in columns if name and names.count(name.lower()) > 1}
    for name in sorted(doubles):
        faults.add("duplicate_column", line=1, field=name, file=file)
    return not missing and not doubles
