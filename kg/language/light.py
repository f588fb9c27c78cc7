"""spaCy without its command line, which takes a third of the time of `import spacy` and is not used here.

Imported before spaCy. `spacy.info` and `spacy.cli` work as ever; they are loaded when somebody asks for them.
"""

import sys
from importlib import import_module
from types import ModuleType
from typing import Any

_PART = "spacy.cli.info"
"""All that `import spacy` takes from its command line, for the function `info`."""


def _info(*args: Any, **kwargs: Any) -> Any:
    """What `spacy.info` does."""
    return import_module(_PART).info(*args, **kwargs)


def _import_spacy() -> None:
    """Import spaCy with another module in the place of the command line, which is gone afterwards."""
    other = ModuleType(_PART)
    vars(other)["info"] = _info
    sys.modules[_PART] = other
    try:
        import_module("spacy")
    finally:
        del sys.modules[_PART]


if "spacy" not in sys.modules:
    _import_spacy()
