"""English labels and identities of names, from the gazetteer."""

from kg.model import Kind
from kg.names import Gazetteer, label_en


class NameLabels:
    """Looks names up for the chains of one article.

    Args:
        lang: Language of the article.
        gazetteer: Known names.
    """

    def __init__(self, lang: str, gazetteer: Gazetteer) -> None:
        self.lang = lang
        self.gazetteer = gazetteer

    def english(self, name: str, kind: Kind) -> str:
        """The English label of a name; "" for one that is English already."""
        return label_en(name, kind)[0] if self.lang == "ar" else ""

    def identity(self, name: str) -> str | None:
        """The Wikidata id of a name, where it is known."""
        known = self.gazetteer.lookup(name, self.lang)
        return known.wikidata if known else None
