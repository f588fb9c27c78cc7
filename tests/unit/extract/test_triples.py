"""Open triples, on trees written by hand."""

from kg.extract.triples import TripleExtractor
from kg.model import Article
from tests.support.trees import tree

Row = tuple[str, str, str]


def rows(doc: object, lang: str) -> list[dict[str, object]]:
    article = Article(id="a", lang=lang, text=doc.text)  # type: ignore[attr-defined]
    return list(TripleExtractor(lang).read(article, doc).rows())  # type: ignore[arg-type]


def triples(doc: object, lang: str = "en") -> list[Row]:
    return [
        tuple(row[name]["text"] for name in ("subject", "predicate", "object"))  # type: ignore[index,misc]
        for row in rows(doc, lang)
    ]


MEETING = """
    John    John    PROPN _ 4 nsubj
    and     and     CCONJ _ 3 cc
    Mary    Mary    PROPN _ 1 conj
    met     meet    VERB  VerbForm=Fin 0 root
    Putin   Putin   PROPN _ 4 obj
    in      in      ADP   _ 7 case
    Moscow  Moscow  PROPN _ 4 obl
    and     and     CCONJ _ 9 cc
    left    leave   VERB  VerbForm=Fin 4 conj
    .       .       PUNCT _ 4 punct
"""


def test_subjects_and_arguments_are_told_apart_and_a_subject_is_shared() -> None:
    assert triples(tree(MEETING, lang="en")) == [
        ("John", "met", "Putin"),
        ("John", "met in", "Moscow"),
        ("Mary", "met", "Putin"),
        ("Mary", "met in", "Moscow"),
        ("John", "left", ""),
        ("Mary", "left", ""),
    ]


def test_what_is_reported_has_its_attribution_and_negation() -> None:
    doc = tree(
        """
        Officials official NOUN _ 2 nsubj
        said      say      VERB VerbForm=Fin 0 root
        that      that     SCONJ _ 7 mark
        the       the      DET _ 5 det
        army      army     NOUN _ 7 nsubj
        never     never    ADV _ 7 advmod
        attacked  attack   VERB VerbForm=Fin 2 ccomp
        civilians civilian NOUN _ 7 obj
        """,
        lang="en",
    )
    said, attacked = rows(doc, "en")
    assert said["object"]["text"] == "the army never attacked civilians"  # type: ignore[index]
    assert not said["negated"] and said["attribution"] is None
    assert attacked["negated"]
    assert attacked["attribution"]["text"] == "Officials said"  # type: ignore[index]


def test_control_relative_clauses_and_passives() -> None:
    doc = tree(
        """
        The      the     DET  _ 2 det
        group    group   NOUN _ 7 nsubj
        founded  found   VERB VerbForm=Part 2 acl
        by       by      ADP  _ 5 case
        students student NOUN _ 3 obl:agent
        has      have    AUX  _ 7 aux
        decided  decide  VERB VerbForm=Part 0 root
        to       to      PART _ 9 mark
        sue      sue     VERB VerbForm=Inf 7 xcomp
        the      the     DET  _ 11 det
        bank     bank    NOUN _ 9 obj
        that     that    PRON PronType=Rel 13 nsubj
        failed   fail    VERB VerbForm=Fin 11 acl:relcl
        """,
        lang="en",
    )
    assert triples(doc) == [
        ("The group", "founded by", "students"),
        ("The group founded by students", "has decided to sue", "the bank"),
        ("the bank", "failed", ""),
    ]


def test_clauses_without_verb_and_appositions() -> None:
    doc = tree(
        """
        Ban       Ban       PROPN _ 9 nsubj
        ,         ,         PUNCT _ 4 punct
        the       the       DET _ 4 det
        secretary secretary NOUN _ 1 appos
        ,         ,         PUNCT _ 4 punct
        was       be        AUX _ 9 cop
        not       not       PART Polarity=Neg 9 advmod
        very      very      ADV _ 9 advmod
        happy     happy     ADJ _ 0 root
        if        if        SCONJ _ 12 mark
        they      they      PRON _ 12 nsubj
        left      leave     VERB VerbForm=Fin 9 advcl
        """,
        lang="en",
    )
    told = rows(doc, "en")
    assert triples(doc) == [
        ("Ban", "was not", "very happy"),
        ("they", "left", ""),
        ("Ban", "", "the secretary"),
    ]
    assert [row["negated"] for row in told] == [True, False, False]
    assert told[1]["conjunction"] == {"text": "if", "spans": [[41, 43]]}


ARABIC = """
    نفى      نفى    VERB  Aspect=Perf|Person=3|Gender=Masc 0 root
    الوزيرُ   وزير   NOUN  _ 1 nsubj
    أن       أن     SCONJ _ 5 mark
    بلاده    بلاد   NOUN  _ 5 nsubj
    أرسلـت   أرسل   VERB  Aspect=Perf|Person=3|Gender=Fem 1 ccomp
    قوات     قوة    NOUN  _ 5 obj
    إلى      إلى    ADP   _ 8 case
    سوريا    سوريا  PROPN _ 5 obl
    ،        ،      PUNCT _ 11 punct
    و        و      CCONJ _ 11 cc
    قال      قال    VERB  Aspect=Perf|Person=3|Gender=Masc 1 conj
    ل        ل      ADP   _ 13 case
    لصحافة   صحافة  NOUN  _ 11 obl
"""


def test_arabic_text_stays_as_it_stands() -> None:
    doc = tree(ARABIC, glued="و ل")
    assert triples(doc, "ar") == [
        ("الوزيرُ", "نفى", "بلاده أرسلـت قوات إلى سوريا"),
        ("بلاده", "أرسلـت", "قوات"),
        ("بلاده", "أرسلـت إلى", "سوريا"),
        ("الوزيرُ", "قال ل", "لصحافة"),
    ]
    for row in rows(doc, "ar"):
        for part in ("subject", "predicate", "object"):
            slices = [doc.text[start:end] for start, end in row[part]["spans"]]  # type: ignore[index]
            assert " ".join(slices) == row[part]["text"]  # type: ignore[index]


def test_a_hidden_subject_is_left_empty_and_a_command_is_not_told() -> None:
    hidden = tree("أعلن أعلن VERB Aspect=Perf|Person=3|Gender=Masc 0 root\nالاتفاق اتفاق NOUN _ 1 obj")
    assert triples(hidden, "ar") == [("", "أعلن", "الاتفاق")]
    command = tree("Watch watch VERB Mood=Imp|Person=2 0 root\nthis this PRON _ 1 obj", lang="en")
    assert triples(command) == []
