"""Files to articles.

Comes in: paths of files and folders, "-" for standard input.  Goes out: an Intake, that is Articles (and
Readings from checkpoints), the errors of what could not be read, and notes.
May use: readings, plugins, ontology, model, text, errors.
"""

from kg.ingest.files import Note
from kg.ingest.intake import MAX_CHARS, Defaults, Inputs, Intake, read, readers

__all__ = ["MAX_CHARS", "Defaults", "Inputs", "Intake", "Note", "read", "readers"]
