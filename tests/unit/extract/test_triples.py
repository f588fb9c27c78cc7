"""Open triples, on trees written by hand."""

from typing import Any

from kg.extract.triples import TripleExtractor
from kg.model import Article
from tests.support.trees import tree

Row = tuple[str, str, str]


def rows(doc: Any, lang: str) -> list[dict[str, Any]]:
    article = Article(id="a", lang=lang, text=doc.text)
    return list(TripleExtractor(lang).read(article, doc).rows())


def triples(doc: Any, lang: str = "en") -> list[Row]:
    return [
        (row["subject"]["text"], row["predicate"]["text"], row["object"]["text"]) for row in rows(doc, lang)
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


def test_a_clause_is_told_once_for_each_subject_with_all_its_arguments() -> None:
    doc = tree(MEETING, lang="en")
    assert triples(doc) == [
        ("John", "met", "Putin in Moscow"),
        ("Mary", "met", "Putin in Moscow"),
        ("John", "left", ""),
        ("Mary", "left", ""),
    ]
    first, second = rows(doc, "en")[0]["arguments"]
    assert (first["text"], first["relation"], first["preposition"]) == ("Putin", "obj", None)
    assert (second["text"], second["spans"]) == ("in Moscow", [[24, 33]])
    assert second["preposition"] == {"text": "in", "spans": [[24, 26]]}


def test_objects_joined_by_conjunctions_are_told_apart_and_the_predicate_takes_a_preposition() -> None:
    doc = tree(
        """
        She     she    PRON _ 3 nsubj
        was     be     AUX _ 3 aux:pass
        seen    see    VERB VerbForm=Part 0 root
        in      in     ADP _ 5 case
        Rome    Rome   PROPN _ 3 obl
        and     and    CCONJ _ 7 cc
        Paris   Paris  PROPN _ 5 conj
        in      in     ADP _ 9 case
        May     May    PROPN _ 3 obl
        """,
        lang="en",
    )
    assert triples(doc) == [("She", "was seen in", "Rome in May"), ("She", "was seen in", "Paris in May")]


def test_what_does_not_cease_is_not_denied() -> None:
    doc = tree(
        """
        لا      لا    PART _ 2 advmod
        تزال    زال   VERB Voice=Act|Aspect=Imp 0 root
        الشرطة  شرطة  NOUN Definite=Def 2 nsubj
        تلاحق   لاحق  VERB Voice=Act|Aspect=Imp 2 xcomp
        الجناة  جناة  NOUN Definite=Def 4 obj
        """
    )
    (found,) = rows(doc, "ar")
    assert (found["predicate"]["text"], found["negated"]) == ("لا تزال تلاحق", False)


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
    assert said["object"]["text"] == "that the army never attacked civilians"
    assert not said["negated"] and said["attribution"] is None
    assert attacked["negated"]
    assert attacked["predicate"]["text"] == "never attacked"
    assert attacked["attribution"]["text"] == "Officials said"


def test_a_report_slipped_in_has_what_stands_around_it_for_its_object() -> None:
    doc = tree(
        """
        Prices  price  NOUN _ 7 nsubj
        ,       ,      PUNCT _ 4 punct
        he      he     PRON _ 4 nsubj
        said    say    VERB VerbForm=Fin 7 parataxis
        ,       ,      PUNCT _ 4 punct
        may     may    AUX _ 7 aux
        fall    fall   VERB VerbForm=Inf 0 root
        """,
        lang="en",
    )
    said, fall = rows(doc, "en")
    assert (said["predicate"]["text"], said["object"]["text"]) == ("said", "Prices may fall")
    assert (fall["subject"]["text"], fall["predicate"]["text"]) == ("Prices", "may fall")
    assert fall["modality"] == "possible" and fall["attribution"]["text"] == "he said"


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
    assert [row["kind"] for row in rows(doc, "en")] == ["participle", "verb", "relative"]


def test_what_a_relative_clause_lacks_is_the_noun_it_describes() -> None:
    doc = tree(
        """
        The     the    DET _ 2 det
        house   house  NOUN _ 7 nsubj
        in      in     ADP _ 4 case
        which   which  PRON PronType=Rel 6 obl
        he      he     PRON _ 6 nsubj
        lived   live   VERB VerbForm=Fin 2 acl:relcl
        burned  burn   VERB VerbForm=Fin 0 root
        """,
        lang="en",
    )
    assert triples(doc) == [("he", "lived in", "The house"), ("The house", "burned", "")]


def test_clauses_with_a_copula_and_names_beside_names() -> None:
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
        with      with      ADP _ 11 case
        it        it        PRON _ 9 obl
        if        if        SCONJ _ 14 mark
        they      they      PRON _ 14 nsubj
        left      leave     VERB VerbForm=Fin 9 advcl
        """,
        lang="en",
    )
    told = rows(doc, "en")
    assert triples(doc) == [
        ("Ban", "was not very happy with", "it if they left"),
        ("they", "left", ""),
        ("Ban", "is", "the secretary"),
    ]
    assert [row["negated"] for row in told] == [True, False, False]
    assert told[1]["conjunction"] == {"text": "if", "spans": [[49, 51]]}
    assert told[1]["modality"] == "possible"
    assert told[2]["predicate"]["spans"] == [] and told[2]["kind"] == "apposition"


def test_a_clause_said_of_a_subject_is_told_with_it_and_alone() -> None:
    doc = tree(
        """
        The     the     DET _ 2 det
        trouble trouble NOUN _ 6 nsubj:outer
        is      be      AUX _ 6 cop
        that    that    SCONJ _ 6 mark
        it      it      PRON _ 6 nsubj
        failed  fail    VERB VerbForm=Fin 0 root
        """,
        lang="en",
    )
    assert triples(doc) == [("The trouble", "is", "that it failed"), ("it", "failed", "")]


def test_quotes_and_brackets_around_a_phrase_are_no_part_of_it() -> None:
    doc = tree(
        """
        He      he      PRON _ 2 nsubj
        read    read    VERB VerbForm=Fin 0 root
        “       “       PUNCT _ 4 punct
        Emma    Emma    PROPN _ 2 obj
        ”       ”       PUNCT _ 4 punct
        (       (       PUNCT _ 7 punct
        novel   novel   NOUN _ 4 appos
        )       )       PUNCT _ 7 punct
        """,
        lang="en",
    )
    assert triples(doc) == [("He", "read", "Emma"), ("Emma", "is", "novel")]


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


def test_arabic_text_stays_as_it_stands_and_attached_prepositions_with_their_noun() -> None:
    doc = tree(ARABIC, glued="و ل")
    assert triples(doc, "ar") == [
        ("الوزيرُ", "نفى", "أن بلاده أرسلـت قوات إلى سوريا"),
        ("بلاده", "أرسلـت", "قوات إلى سوريا"),
        ("الوزيرُ", "قال", "للصحافة"),
    ]
    for row in rows(doc, "ar"):
        for part in ("subject", "predicate", "object"):
            slices = [doc.text[start:end] for start, end in row[part]["spans"]]
            assert " ".join(slices) == row[part]["text"]


def test_arabic_relative_clauses_take_the_noun_for_the_pronoun_that_takes_it_up() -> None:
    doc = tree(
        """
        المدينة  مدينة  NOUN Gender=Fem 6 nsubj
        التي     الذي   DET PronType=Rel 3 nsubj
        دمر      دمر    VERB Aspect=Perf|Person=3 1 acl:relcl
        ها       هو     PRON Gender=Fem|Person=3 3 obj
        الزلزال  زلزال  NOUN Gender=Masc 3 nsubj
        تقع      وقع    VERB Aspect=Imp|Person=3 0 root
        قرب      قرب    ADP _ 8 case
        الحدود   حد     NOUN _ 6 obl
        """,
        glued="دمر",
    )
    assert triples(doc, "ar") == [("الزلزال", "دمرها", "المدينة"), ("المدينة", "تقع قرب", "الحدود")]


def test_a_verb_that_hides_its_subject_is_no_deed_of_what_its_pronoun_takes_up() -> None:
    doc = tree(
        """
        الخطاب   خطاب   NOUN Gender=Masc 6 nsubj
        الذي     الذي   DET PronType=Rel 3 nsubj
        تتبنا    تبنى   VERB Aspect=Imp|Gender=Fem|Person=3|VerbForm=Fin 1 acl:relcl
        ه        هو     PRON Gender=Masc|Person=3 3 obj
        لن       لن     PART Polarity=Neg 6 advmod
        يخيف     أخاف   VERB Aspect=Imp|Gender=Masc|Person=3|VerbForm=Fin 0 root
        """,
        glued="تتبنا",
    )
    assert triples(doc, "ar") == [("", "تتبناه", "الخطاب"), ("الخطاب", "لن يخيف", "")]


def test_a_preposition_goes_with_the_pronoun_that_takes_a_noun_up() -> None:
    doc = tree(
        """
        الدور    دور    NOUN Gender=Masc 6 nsubj
        الذي     الذي   DET PronType=Rel 3 nsubj
        تقوم     قام    VERB Aspect=Imp|Gender=Fem|Person=3|VerbForm=Fin 1 acl:relcl
        ب        ب      ADP _ 5 case
        ه        هو     PRON Gender=Masc|Person=3 3 obl
        كبر      كبر    VERB Aspect=Perf|Gender=Masc|Person=3|VerbForm=Fin 0 root
        الدولة   دولة   NOUN Gender=Fem 3 nsubj
        """,
        glued="ب",
    )
    assert ("الدولة", "تقوم به", "الدور") in triples(doc, "ar")


def test_whom_a_verb_hides_is_told_where_it_is_known() -> None:
    doc = tree(
        """
        وصل    وصل    VERB Aspect=Perf|Gender=Masc|Number=Sing|Person=3|VerbForm=Fin|Voice=Act 0 root
        كيري   كيري   X _ 1 nsubj PERSON
        بعد    بعد    ADP _ 5 mark
        أن     أن     SCONJ _ 5 mark
        وافق   وافق   VERB Aspect=Perf|Gender=Masc|Number=Sing|Person=3|VerbForm=Fin|Voice=Act 1 advcl
        على    على    ADP _ 7 case
        الشروط شرط    NOUN Definite=Def|Gender=Masc|Number=Plur 5 obl:arg
        """
    )
    assert triples(doc, "ar")[1] == ("كيري", "وافق على", "الشروط")
    assert [row["hidden"] for row in rows(doc, "ar")] == [False, True]


def test_arabic_clauses_without_a_verb_get_the_copula_that_agrees() -> None:
    doc = tree("القاهرة القاهرة PROPN Gender=Fem 2 nsubj\nعاصمة عاصمة NOUN _ 0 root\nمصر مصر PROPN _ 2 nmod")
    assert triples(doc, "ar") == [("القاهرة", "هي", "عاصمة مصر")]
    was = tree(
        """
        كان     كان    AUX Person=3 0 root
        الوزير  وزير   NOUN _ 3 nsubj
        مريضا   مريض   ADJ _ 1 xcomp
        """
    )
    assert triples(was, "ar") == [("الوزير", "كان", "مريضا")]


def test_a_subjunctive_without_subject_carries_its_predicate_on() -> None:
    doc = tree(
        """
        قررت     قرر    VERB Person=3 0 root
        الحكومة  حكومة  NOUN _ 1 nsubj
        أن       أن     SCONJ _ 4 mark
        ترفع     رفع    VERB Mood=Sub|Person=3 1 ccomp
        الضرائب  ضريبة  NOUN _ 4 obj
        """
    )
    assert triples(doc, "ar") == [("الحكومة", "قررت أن ترفع", "الضرائب")]


def test_a_title_behind_a_name_is_no_object_of_what_is_said() -> None:
    doc = tree(
        """
        قال      قال    VERB Person=3 0 root
        سامح     سامح   X _ 3 nmod
        شكري     شكري   X _ 1 nsubj
        وزير     وزير   NOUN _ 1 obj
        الخارجية خارجية NOUN _ 4 nmod
        إن       إن     SCONJ _ 8 mark
        مصر      مصر    PROPN _ 8 nsubj
        وافقت    وافق   VERB Person=3 1 ccomp
        """
    )
    said, agreed, beside = rows(doc, "ar")
    assert [argument["text"] for argument in said["arguments"]] == ["إن مصر وافقت"]
    assert agreed["predicate"]["text"] == "وافقت"
    assert (beside["subject"]["text"], beside["object"]["text"]) == ("سامح شكري", "وزير الخارجية")


def test_a_hidden_subject_is_left_empty_and_a_command_is_not_told() -> None:
    hidden = tree("أعلن أعلن VERB Aspect=Perf|Person=3|Gender=Masc 0 root\nالاتفاق اتفاق NOUN _ 1 obj")
    assert triples(hidden, "ar") == [("", "أعلن", "الاتفاق")]
    command = tree("Watch watch VERB Mood=Imp|Person=2 0 root\nthis this PRON _ 1 obj", lang="en")
    assert triples(command) == []


def test_confidence_falls_with_the_length_of_the_way() -> None:
    near, far = rows(tree(MEETING, lang="en"), "en")[1::2]
    assert 0.0 < far["confidence"] < near["confidence"] < 1.0
