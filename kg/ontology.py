"""Find and read the data files of ontology/, from a checkout and from an installation alike.

Comes in: names of files below ontology/. Goes out: paths, and rows of TSV files with their line numbers.
Tables of a user's own have the same form: `with_row` adds to them.
"""

import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from kg.errors import OntologyError


@cache
def root() -> Path:
    """The folder ontology/: inside the installed package, else at the top of the checkout."""
    package = Path(__file__).parent
    for folder in (package / "ontology", package.parent / "ontology"):
        if folder.is_dir():
            return folder
    raise OntologyError("the folder ontology/ is missing", hint="reinstall the package")


def path(name: str) -> Path:
    """Path of a data file, given relative to ontology/ with forward slashes.

    Raises:
        OntologyError: There is no such file.
    """
    found = root() / name
    if not found.exists():
        raise OntologyError("no such file in ontology/", where=name)
    return found


def rows(name: str | Path, needed: Sequence[str] = ()) -> Iterator[tuple[int, dict[str, str]]]:
    """Rows of a TSV file with their line numbers (from 1): UTF-8, a header line, `#` comments, empty lines.

    Missing trailing cells are empty. Cells are stripped and NFC.

    Args:
        name: Path below ontology/, or the path of a table of one's own.
        needed: Columns that the header must have.

    Raises:
        OntologyError: The header lacks a column, not UTF-8, or a row with more cells than the header.
    """
    file = name if isinstance(name, Path) else path(name)
    header: list[str] = []
    for number, line in enumerate(unicodedata.normalize("NFC", _text(file)).split("\n"), 1):
        if not _is_row(line):
            continue
        cells = _cells(line)
        if not header:
            header = cells
            _check(header, needed, where=f"{file} line {number}")
            continue
        if len(cells) > len(header):
            raise OntologyError(
                f"{len(cells)} cells, but the header has {len(header)}",
                where=f"{file} line {number}",
                hint="separate the columns with single tabs",
            )
        yield number, dict(zip(header, cells + [""] * (len(header) - len(cells)), strict=True))


def with_row(
    file: Path, row: Mapping[str, str], columns: Sequence[str], instead: Collection[int] = ()
) -> str:
    """The text of a TSV file with one row more, in the order of its header; every other line stays as it is.

    Args:
        file: The file; when it is not there or has no header, its header is `columns`.
        row: Cells by column; a column that the header lacks is added to it.
        columns: The columns of a new file.
        instead: Numbers of rows whose place the new one takes.

    Raises:
        OntologyError: Not UTF-8, or the row would be read as a comment or as several rows or cells.
    """
    text = _text(file) if file.is_file() else ""
    lines = text.removesuffix("\n").split("\n") if text else []
    at = next((n for n, line in enumerate(lines) if _is_row(line)), None)
    if at is None:
        at = len(lines)
        lines.append("\t".join(columns))
    header = _cells(lines[at])
    more = [name for name in row if row[name] and name not in header]
    if more:
        lines[at] = "\t".join((*header, *more))
    made = _line([row.get(name, "") for name in (*header, *more)], where=str(file))
    first = min(instead, default=len(lines) + 1) - 1
    kept = [line for number, line in enumerate(lines, 1) if number not in instead]
    return "\n".join([*kept[:first], made, *kept[first:]]) + "\n"


def without_rows(file: Path, numbers: Collection[int]) -> str:
    """The text of a TSV file without some lines, by their numbers; every other line stays as it is.

    Raises:
        OntologyError: Not UTF-8.
    """
    lines = _text(file).removesuffix("\n").split("\n")
    return "".join(f"{line}\n" for number, line in enumerate(lines, 1) if number not in numbers)


def _line(cells: Sequence[str], *, where: str) -> str:
    line = "\t".join(cells).rstrip("\t")
    if not _is_row(line) or any(c in cell for cell in cells for c in "\t\n\r"):
        hint = "it must not begin with # nor hold tabs or line ends"
        raise OntologyError(f"{line[:40]!r} cannot be a row", where=where, hint=hint)
    return line


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise OntologyError("not UTF-8", where=str(file), hint="save the file as UTF-8") from error


def _is_row(line: str) -> bool:
    """Whether a line is a header or a row, and no comment."""
    return not line.startswith("#") and bool(line.strip())


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.split("\t")]


def _check(header: Sequence[str], needed: Sequence[str], *, where: str) -> None:
    missing = [name for name in needed if name not in header]
    if missing:
        raise OntologyError(
            f"the header lacks {', '.join(missing)}",
            where=where,
            hint=f"the first line names the columns, with tabs between: {', '.join(needed)}",
        )
