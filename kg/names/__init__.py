"""What is known about names: who and what they name, their titles, and how they are written in English.

Comes in: names as strings, Arabic or English, without proclitics.  Goes out: known names, titles, states,
English labels, keys.  May use: `kg.model`, `kg.ontology`, `kg.text`, `kg.errors`.
Data: `ontology/names/*.tsv`.

The interface:

- `Gazetteer.load(own_names(tables))` (cached): `.lookup(name, lang=None) -> Known | None` and
  `.match(words, start) -> (number of words, Known | None)`, the longest known name that begins at a word;
  `.safe`, `.kind`, `.states` for finding mentions; `.homonyms(name)`, of which `meant` finds the one that an
  article means.
  `Known(label_ar, label_en, kind, wikidata, country, table)`; table "capitals" marks names that, as actors,
  stand for their state (`country`).
- `find_nisba(word) -> Nisba | None`: الأمريكية -> `Nisba(adjective_en="US", of=Known(...), person=False)`;
  `person` is True for الروس, سعوديون.
- `find_demonym(word)`: the same for English (Russian, Saudis).
- `split_title(words) -> (number of words, Title | None)`; `is_title_word(word)`.
- `find_word(word) -> Word | None`: common nouns and adjectives, head nouns with their kind (وزارة -> ORG,
  مدينة -> GPE, جنود -> GROUP); `compose(words) -> str`: a phrase of known words in English.
- `label_en(name_ar, kind) -> (text, how)`: known, composed, transliterated, as written.
- `described_en(description, kind, spelled) -> text`: only where every word is known, or a name.
- `transliterate(name)`, `given_en(word)`, `is_given_name(word)`, `gender(word)`, `gender_en(word)`: people.
- `key(name, lang=None)`: consonant skeletons in sound classes, equal across scripts (كيري = Kerry).
- `similarity(arabic, english) -> 0 to 1`, `NameIndex(english names).rank(arabic)`: which English name it is.
"""

from kg.names.gazetteer import Gazetteer
from kg.names.given import gender, gender_en, given_en, is_given_name
from kg.names.homonyms import meant
from kg.names.keys import key
from kg.names.labels import described_en, label_en
from kg.names.match import NameIndex, similarity
from kg.names.nisba import Nisba, find_demonym, find_nisba
from kg.names.phrases import compose
from kg.names.tables import Known, Row, name_key, own_names, rows_in
from kg.names.titles import Title, is_title_word, split_title
from kg.names.transliterate import transliterate
from kg.names.words import Word, find_word

__all__ = [
    "Gazetteer",
    "Known",
    "NameIndex",
    "Nisba",
    "Row",
    "Title",
    "Word",
    "compose",
    "described_en",
    "find_demonym",
    "find_nisba",
    "find_word",
    "gender",
    "gender_en",
    "given_en",
    "is_given_name",
    "is_title_word",
    "key",
    "label_en",
    "meant",
    "name_key",
    "own_names",
    "rows_in",
    "similarity",
    "split_title",
    "transliterate",
]
