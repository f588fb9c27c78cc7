"""Find and read the data files of ontology/, from a checkout and from an installation alike.

Comes in: names of files below ontology/. Goes out: paths, and rows of TSV files with their line numbers.
"""

import unicodedata
from collections.abc import Iterator
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


def rows(name: str | Path) -> Iterator[tuple[int, dict[str, str]]]:
    """Rows of a TSV file with their line numbers (from 1): UTF-8, a header line, `#` comments, empty lines.

    Missing trailing cells are empty. Cells are stripped and NFC.

    Raises:
        OntologyError: No header, not UTF-8, or a row with more cells than the header.
    """
    file = name if isinstance(name, Path) else path(name)
    header: list[str] = []
    try:
        lines = unicodedata.normalize("NFC", file.read_text(encoding="utf-8-sig")).split("\n")
    except UnicodeDecodeError as error:
        raise OntologyError("not UTF-8", where=str(file), hint="save the file as UTF-8") from error
    for number, line in enumerate(lines, 1):
        if line.startswith("#") or not line.strip():
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if not header:
            header = cells
            continue
        if len(cells) > len(header):
            raise OntologyError(
                f"{len(cells)} cells, but the header has {len(header)}",
                where=f"{file.name} line {number}",
                hint="separate the columns with single tabs",
            )
        yield number, dict(zip(header, cells + [""] * (len(header) - len(cells)), strict=True))
