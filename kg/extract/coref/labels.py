"""English labels and identities of names, from what is known about names."""

from collections.abc import Container, Mapping

from kg.model import Kind
from kg.names import Gazetteer, Known, described_en, find_word, label_en, name_key
from kg.names.tables import OWN


class NameLabels:
    """Looks names up for the chains of one article.

    Args:
        lang: Language of the article.
        names: Known names.
        meant: Key of a name of several places to the one that the article means, None where it does not tell.
        english: False to leave English labels out.
    """

    def __init__(
        self, lang: str, names: Gazetteer, meant: Mapping[str, Known | None], *, english: bool = True
    ) -> None:
        self.lang = lang
        self._names = names
        self._meant = meant
        self._english = english

    def english(self, name: str, kind: Kind) -> str:
        """The English label of a name; "" for one that is English already."""
        wanted = self._english and self.lang == "ar"
        return (
            english_of(name, kind, self._known(name) or named_by_user(name, kind, self._names))
            if wanted
            else ""
        )

    def identity(self, name: str) -> str | None:
        """The Wikidata id of a name, where it is known."""
        known = self._known(name)
        return known.wikidata if known else None

    def _known(self, name: str) -> Known | None:
        key = name_key(name)
        return self._meant[key] if key in self._meant else self._names.lookup(name, self.lang)


def named_by_user(name: str, kind: Kind, names: Gazetteer) -> Known | None:
    """The user's own name that stands in a longer one of its kind, behind common words (شركة نورسات)."""
    words = name.split() if names.own else []
    for start in range(1, len(words)):
        known = names.own.get(name_key(" ".join(words[start:])))
        if known and known.kind == kind and all(map(find_word, words[:start])):
            return known
    return None


def english_of(name: str, kind: Kind, known: Known | None, spelled: Container[str] | None = None) -> str:
    """The English label of an Arabic name or description; "" for a description with words in no table.

    Args:
        name: The name.
        kind: Its kind.
        known: What it is known to name; what a user says, and which of several places is meant, goes before
            what the shipped tables say of the name.
        spelled: The words that may be written by their letters; None lets every word be.
    """
    fits = known is not None and (known.kind == "PERSON") == (kind == "PERSON")
    if known is not None and known.label_en and fits and known.table in (OWN, "capitals", "countries"):
        return known.label_en
    return label_en(name, kind)[0] if spelled is None else described_en(name, kind, spelled)
