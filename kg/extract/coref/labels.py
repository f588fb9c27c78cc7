"""English labels and identities of names, from the gazetteer."""

from kg.model import Kind
from kg.names import Gazetteer, label_en


class NameLabels:
    """Looks names up for the chains of one article.

    Args:
        lang: Language of the article.
        gazetteer: Known names.
        english: False to leave English labels out.
    """

    def __init__(self, lang: str, gazetteer: Gazetteer, *, english: bool = True) -> None:
        self.lang = lang
        self.gazetteer = gazetteer
        self._english = english

    def english(self, name: str, kind: Kind) -> str:
        """The English label of a name; "" for one that is English already."""
        return label_en(name, kind)[0] if self._english and self.lang == "ar" else ""

    def identity(self, name: str) -> str | None:
        """The Wikidata id of a name, where it is known."""
        known = self.gazetteer.lookup(name, self.lang)
        return known.wikidata if known else None
