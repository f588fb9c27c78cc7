"""What the extraction of one language needs beside the parsed article, loaded once.

Comes in: a language code. Goes out: `Settings`. The models are trained by `kg train events`; a language
without them is read by its lexicon, frames and cues alone.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg import lexicon as lexicon_table
from kg.extract import cues as cue_table
from kg.extract.candidates import Ordinary
from kg.extract.cues import Cues
from kg.extract.hashed import Hashed
from kg.extract.hashed import load as load_model
from kg.lexicon import Lexicon

MODELS = Path(__file__).parent / "models"
ORDINARY = "ordinary.tsv"
"""Words that are no event in all annotated articles, a part of speech and a lemma in each line."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Words and models of one language; a model that is None leaves its decision to the words."""

    lang: str
    lexicon: Lexicon
    cues: Cues
    ordinary: Ordinary = frozenset()
    triggers: Hashed | None = None
    roles: Hashed | None = None
    stance: Hashed | None = None
    sources: Hashed | None = None
    times: Hashed | None = None
    places: Hashed | None = None


@cache
def load(lang: str, folder: Path = MODELS) -> Settings:
    """Load everything for a language.

    Raises:
        OntologyError: The language has no lexicon or cues.
        PipelineError: A model is damaged.
    """

    def model(name: str) -> Hashed | None:
        file = folder / lang / f"{name}.npz"
        return load_model(file) if file.exists() else None

    return Settings(
        lang=lang,
        lexicon=lexicon_table.load(lang),
        cues=cue_table.load(lang),
        ordinary=_ordinary(folder / lang / ORDINARY),
        triggers=model("triggers"),
        roles=model("roles"),
        stance=model("modality"),
        sources=model("sources"),
        times=model("times"),
        places=model("places"),
    )


def _ordinary(file: Path) -> Ordinary:
    lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
    return frozenset((pos, lemma) for pos, _, lemma in (line.partition("\t") for line in lines))
