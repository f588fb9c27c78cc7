"""Open triples where a clause shares words with another one, or where the parser is mended first."""

from spacy.tokens import Doc

from tests.support.trees import tree
from tests.unit.extract.test_triples import rows, triples

SHARED = """
    He      he     PRON  _ 4 nsubj
    did     do     AUX   VerbForm=Fin 4 aux
    not     not    PART  Polarity=Neg 4 advmod
    resign  resign VERB  VerbForm=Inf 0 root
    {joint} {joint} CCONJ _ 6 cc
    speak   speak  VERB  VerbForm=Inf 4 conj
"""


def test_an_infinitive_shares_the_auxiliary_and_the_negation_of_the_verb_it_is_joined_to() -> None:
    for joint, told, negated in (
        ("or", "did not speak", True),
        ("and", "did not speak", True),
        ("but", "did speak", False),
    ):
        doc = tree(SHARED.format(joint=joint), lang="en")
        assert triples(doc) == [("He", "did not resign", ""), ("He", told, "")]
        assert [row["negated"] for row in rows(doc, "en")] == [True, negated]


def test_modality_and_the_particle_of_infinitives_are_shared() -> None:
    doc = tree(
        """
        She     she    PRON _ 3 nsubj
        will    will   AUX  VerbForm=Fin 3 aux
        travel  travel VERB VerbForm=Inf 0 root
        and     and    CCONJ _ 5 cc
        speak   speak  VERB VerbForm=Inf 3 conj
        """,
        lang="en",
    )
    assert triples(doc)[1] == ("She", "will speak", "")
    assert [row["modality"] for row in rows(doc, "en")] == ["future", "future"]
    doc = tree(
        """
        It      it     PRON _ 2 nsubj
        lets    let    VERB VerbForm=Fin 0 root
        users   user   NOUN _ 2 obj
        to      to     PART _ 5 mark
        store   store  VERB VerbForm=Inf 2 xcomp
        and     and    CCONJ _ 7 cc
        share   share  VERB VerbForm=Inf 5 conj
        files   file   NOUN _ 7 obj
        """,
        lang="en",
    )
    assert triples(doc)[2] == ("users", "to share", "files")


def test_a_participle_shares_auxiliaries_but_not_a_negation_that_may_end_before_it() -> None:
    doc = tree(
        """
        It      it    PRON _ 3 nsubj
        was     be    AUX  VerbForm=Fin 3 aux:pass
        found   find  VERB VerbForm=Part 0 root
        and     and   CCONJ _ 5 cc
        sold    sell  VERB VerbForm=Part 3 conj
        """,
        lang="en",
    )
    assert triples(doc)[1] == ("It", "was sold", "")
    denied = tree(
        """
        It      it    PRON _ 4 nsubj
        has     have  AUX  VerbForm=Fin 4 aux
        not     not   PART Polarity=Neg 4 advmod
        paid    pay   VERB VerbForm=Part 0 root
        and     and   CCONJ _ 6 cc
        sold    sell  VERB VerbForm=Part 4 conj
        """,
        lang="en",
    )
    assert triples(denied)[1] == ("It", "sold", "")


def test_or_hands_on_a_negation_to_finite_verbs() -> None:
    doc = tree(
        """
        لم       لم    PART _ 2 advmod
        يوافق    وافق  VERB Aspect=Imp|Gender=Masc|Person=3 0 root
        الوزير   وزير  NOUN _ 2 nsubj
        أو       أو    CCONJ _ 5 cc
        يرفض     رفض   VERB Aspect=Imp|Gender=Masc|Person=3 2 conj
        الخطة    خطة   NOUN _ 5 obj
        """
    )
    assert triples(doc, "ar") == [("الوزير", "لم يوافق", ""), ("الوزير", "لم يرفض", "الخطة")]


def test_neither_and_nor_negate_wherever_they_join() -> None:
    doc = tree(
        """
        Neither neither CCONJ _ 2 cc:preconj
        France  France  PROPN _ 5 nsubj
        nor     nor     CCONJ _ 4 cc
        Italy   Italy   PROPN _ 2 conj
        signed  sign    VERB VerbForm=Fin 0 root
        """,
        lang="en",
    )
    assert triples(doc) == [("France", "Neither signed", ""), ("Italy", "nor signed", "")]
    assert all(row["negated"] for row in rows(doc, "en"))


def test_without_negates_the_clause_it_opens() -> None:
    doc = tree(
        """
        He      he      PRON _ 2 nsubj
        left    leave   VERB VerbForm=Fin 0 root
        without without SCONJ _ 4 mark
        saying  say     VERB VerbForm=Ger 2 advcl
        much    much    ADJ _ 4 obj
        """,
        lang="en",
    )
    assert [(row["predicate"]["text"], row["negated"]) for row in rows(doc, "en")] == [
        ("left", False),
        ("saying", True),
    ]


def test_a_clause_opened_by_when_is_an_argument_and_one_behind_a_place_describes_it() -> None:
    doc = tree(
        """
        It      it     PRON _ 2 nsubj
        closed  close  VERB VerbForm=Fin 0 root
        when    when   ADV  PronType=Int 5 advmod
        he      he     PRON _ 5 nsubj
        left    leave  VERB VerbForm=Fin 2 advcl
        """,
        lang="en",
    )
    assert triples(doc) == [("It", "closed", "when he left"), ("he", "left", "")]
    assert rows(doc, "en")[1]["conjunction"]["text"] == "when"
    doc = tree(
        """
        She     she    PRON _ 2 nsubj
        moved   move   VERB VerbForm=Fin 0 root
        to      to     ADP  _ 4 case
        Rome    Rome   PROPN _ 2 obl
        in      in     ADP  _ 6 case
        1908    1908   NUM  _ 2 obl
        ,       ,      PUNCT _ 10 punct
        where   where  ADV  PronType=Rel 10 advmod
        she     she    PRON _ 10 nsubj
        studied study  VERB VerbForm=Fin 2 advcl
        """,
        lang="en",
    )
    assert triples(doc) == [("She", "moved to", "Rome in 1908"), ("she", "studied", "Rome")]


def test_a_noun_is_taken_up_once_and_only_where_a_clause_has_a_place_for_it() -> None:
    resumed = tree(
        """
        عقدا    عقد   NOUN Gender=Masc 0 root
        تبلغ    بلغ   VERB Aspect=Imp|Gender=Fem|Person=3 1 acl
        قيمت    قيمة  NOUN Gender=Fem 2 nsubj
        ه       هو    PRON Gender=Masc|Person=3 3 nmod
        كثيرا   كثير  ADV  _ 2 advmod
        """,
        glued="قيمت",
    )
    assert triples(resumed, "ar") == [("قيمته", "تبلغ", "كثيرا")]
    content = tree(
        """
        Ann     Ann    PROPN _ 3 nmod:poss
        's      's     PART  _ 1 case
        plan    plan   NOUN  _ 8 nsubj
        to      to     PART  _ 5 mark
        expand  expand VERB  VerbForm=Inf 3 acl
        in      in     ADP   _ 7 case
        Asia    Asia   PROPN _ 5 obl
        failed  fail   VERB  VerbForm=Fin 0 root
        """,
        lang="en",
    )
    assert triples(content)[0] == ("Ann", "to expand in", "Asia")


def test_a_possessive_relative_pronoun_has_its_noun_before_it_and_another_is_replaced() -> None:
    doc = tree(
        """
        The     the    DET  _ 2 det
        writer  writer NOUN _ 0 root
        in      in     ADP  _ 5 case
        whose   whose  PRON Poss=Yes|PronType=Rel 5 nmod:poss
        house   house  NOUN _ 7 obl
        they    they   PRON _ 7 nsubj
        met     meet   VERB VerbForm=Fin 2 acl:relcl
        """,
        lang="en",
    )
    assert triples(doc) == [("they", "met in", "The writer whose house")]
    doc = tree(
        """
        letters letter NOUN _ 0 root
        ,       ,      PUNCT _ 6 punct
        most    most   ADJ  _ 6 nsubj
        of      of     ADP  _ 5 case
        which   which  PRON PronType=Rel 3 nmod
        burned  burn   VERB VerbForm=Fin 1 acl:relcl
        """,
        lang="en",
    )
    assert triples(doc) == [("most of letters", "burned", "")]


def he_told(verb: str, lemma: str, rest: str) -> Doc:
    """A sentence "He ... them" with what follows."""
    told = f"He he PRON _ 2 nsubj\n{verb} {lemma} VERB VerbForm=Fin 0 root\nthem they PRON _ 2 obj\n"
    return tree(told + rest.strip(), lang="en")


def test_what_someone_is_told_is_content() -> None:
    doc = he_told(
        "informed",
        "inform",
        """
        that    that   PRON PronType=Rel 6 obl
        prices  price  NOUN _ 6 nsubj
        rose    rise   VERB VerbForm=Fin 3 acl:relcl
        """,
    )
    assert triples(doc) == [("He", "informed", "them that prices rose"), ("prices", "rose", "")]


def test_what_one_is_ordered_or_kept_from_is_ones_own_deed() -> None:
    doc = he_told(
        "banned",
        "ban",
        """
        from     from    SCONJ _ 5 mark
        printing print   VERB VerbForm=Ger 2 advcl
        it       it      PRON _ 5 obj
        """,
    )
    assert ("them", "printing", "it") in triples(doc)
    doc = he_told("ordered", "order", "to to PART _ 5 mark\npay pay VERB VerbForm=Inf 2 advcl")
    assert ("them", "to pay", "") in triples(doc)
    purpose = he_told("used", "use", "to to PART _ 5 mark\npay pay VERB VerbForm=Inf 2 advcl")
    assert ("He", "to pay", "") in triples(purpose)


def test_whether_opens_an_argument_and_carries_no_predicate_on() -> None:
    doc = tree(
        """
        He      he      PRON _ 2 nsubj
        decided decide  VERB VerbForm=Fin 0 root
        whether whether SCONJ _ 5 mark
        to      to      PART _ 5 mark
        go      go      VERB VerbForm=Inf 2 xcomp
        """,
        lang="en",
    )
    assert triples(doc) == [("He", "decided", "whether to go")]


def test_a_finite_verb_is_joined_to_no_infinitive() -> None:
    doc = tree(
        """
        He       he      PRON _ 2 nsubj
        promised promise VERB VerbForm=Fin|Tense=Past 0 root
        to       to      PART _ 4 mark
        pay      pay     VERB VerbForm=Inf 2 xcomp
        and      and     CCONJ _ 6 cc
        left     leave   VERB VerbForm=Fin|Tense=Past 4 conj
        """,
        lang="en",
    )
    assert triples(doc) == [("He", "promised to pay", ""), ("He", "left", "")]


def test_what_between_holds_is_not_told_apart() -> None:
    doc = tree(
        """
        It      it      PRON _ 3 nsubj
        was     be      AUX  _ 3 aux:pass
        built   build   VERB VerbForm=Part 0 root
        between between ADP  _ 5 case
        1320    1320    NUM  _ 3 obl
        and     and     CCONJ _ 7 cc
        1345    1345    NUM  _ 5 conj
        """,
        lang="en",
    )
    assert triples(doc) == [("It", "was built", "between 1320 and 1345")]
    doc = tree(
        """
        The      the     DET  _ 2 det
        border   border  NOUN _ 7 nsubj
        between  between ADP  _ 4 case
        Chad     Chad    PROPN _ 2 nmod
        and      and     CCONJ _ 6 cc
        Libya    Libya   PROPN _ 2 conj
        closed   close   VERB VerbForm=Fin 0 root
        """,
        lang="en",
    )
    assert triples(doc) == [("The border between Chad and Libya", "closed", "")]


def test_a_subject_on_the_copula_is_the_subject_of_all_that_is_said() -> None:
    doc = tree(
        """
        Gold     gold    NOUN _ 2 nsubj
        is       be      AUX  _ 3 cop
        soft     soft    ADJ  _ 0 root
        and      and     CCONJ _ 5 cc
        shines   shine   VERB VerbForm=Fin 3 conj
        """,
        lang="en",
    )
    assert triples(doc) == [("Gold", "is", "soft"), ("Gold", "shines", "")]


def test_a_name_stands_beside_the_noun_right_before_it_and_is_no_title_of_another() -> None:
    doc = tree(
        """
        Anna     Anna     PROPN _ 0 root PERSON
        ,        ,        PUNCT _ 3 punct
        wife     wife     NOUN _ 1 appos
        of       of       ADP  _ 6 case
        the      the      DET  _ 6 det
        painter  painter  NOUN _ 3 nmod
        Jan      Jan      PROPN _ 1 appos PERSON
        Berg     Berg     PROPN _ 7 flat PERSON
        """,
        lang="en",
    )
    assert triples(doc) == [("Anna", "is", "wife of the painter Jan Berg"), ("Jan Berg", "is", "the painter")]


COMMAS = """
    أعلن     أعلن    VERB Aspect=Perf|Gender=Masc|Number=Sing|Person=3 0 root
    رئيس     رئيس    NOUN Case=Nom 1 nsubj
    البرلمان  برلمان  NOUN Case=Gen 2 nmod
    ،        ،       PUNCT _ 3 punct
    نبيه     نبيه    X _ 6 nmod PERSON
    بري      بري     X _ 2 nmod PERSON
    ،        ،       PUNCT _ 6 punct
    موقفه    موقف    NOUN _ 1 obj
"""


def test_a_name_between_commas_is_another_name_and_no_part_of_the_subject() -> None:
    assert triples(tree(COMMAS), "ar") == [
        ("رئيس البرلمان", "أعلن", "موقفه"),
        ("نبيه بري", "هو", "رئيس البرلمان"),
    ]


def test_what_stands_behind_the_closing_comma_is_the_object() -> None:
    doc = tree(COMMAS.replace("موقفه    موقف    NOUN _ 1 obj", "موقفه    موقف    NOUN _ 2 nmod"))
    assert triples(doc, "ar")[0] == ("رئيس البرلمان", "أعلن", "موقفه")


def test_a_relative_clause_describes_the_noun_that_agrees_with_its_pronoun() -> None:
    doc = tree(
        """
        خسر      خسر     VERB Aspect=Perf|Gender=Masc|Number=Sing|Person=3 0 root
        سهم      سهم     NOUN Number=Sing 1 nsubj
        الشركة   شركة    NOUN Number=Sing 2 nmod
        الذي     الذي    DET Gender=Masc|Number=Sing|PronType=Rel 5 nsubj
        ارتفع    ارتفع   VERB Aspect=Perf|Gender=Masc|Number=Sing|Person=3 3 acl:relcl
        """
    )
    assert ("سهم الشركة", "ارتفع", "") in triples(doc, "ar")


def test_a_feminine_noun_is_no_hidden_subject_of_a_masculine_verb() -> None:
    doc = tree(
        """
        انتهت    انتهى   VERB Aspect=Perf|Gender=Fem|Number=Sing|Person=3 0 root
        الجلسة   جلسة    NOUN Number=Sing 1 nsubj
        و        و       CCONJ _ 4 cc
        قال      قال     VERB Aspect=Perf|Gender=Masc|Number=Sing|Person=3 1 conj
        كلمة     كلمة    NOUN Number=Sing 4 obj
        """,
        glued="و",
    )
    assert triples(doc, "ar")[1] == ("", "قال", "كلمة")


def test_the_noun_that_agrees_is_the_subject_though_it_stands_behind_the_object() -> None:
    doc = tree(
        """
        كتب       كتب     VERB Aspect=Perf|Gender=Masc|Number=Sing|Person=3 0 root
        المسرحية  مسرحية  NOUN Case=Nom|Definite=Def|Number=Sing 1 nsubj
        الأديب    أديب    NOUN Case=Nom|Definite=Def|Number=Sing 2 nmod PERSON
        """
    )
    assert triples(doc, "ar") == [("الأديب", "كتب", "المسرحية")]


def test_a_topic_that_a_pronoun_takes_up_is_no_subject_beside_the_one_behind_the_verb() -> None:
    doc = tree(
        """
        الرواية  رواية  NOUN Gender=Fem|Number=Sing 2 nsubj
        كتب      كتب    VERB Aspect=Perf|Gender=Masc|Number=Sing|Person=3 0 root
        ها       هو     PRON Gender=Fem|Person=3 2 obj
        الكاتب   كاتب   NOUN _ 2 nsubj
        """,
        glued="كتب",
    )
    assert triples(doc, "ar") == [("الكاتب", "كتبها", "الرواية")]


def test_about_is_no_preposition_of_its_number() -> None:
    doc = tree(
        """
        قتل      قتل    VERB Aspect=Perf|Gender=Masc|Number=Sing|Person=3|Voice=Pass 0 root
        نحو      نحو    ADP _ 3 case
        20       20     NUM _ 1 obl
        شخصا     شخص    NOUN _ 3 nmod
        """
    )
    assert triples(doc, "ar") == [("نحو 20 شخصا", "قتل", "")]


def test_a_noun_in_the_feminine_takes_the_copula_that_agrees() -> None:
    doc = tree("اللغة لغة NOUN Number=Sing 2 nsubj\nلغة لغة NOUN Number=Sing 0 root\nرسمية رسمي ADJ _ 2 amod")
    assert triples(doc, "ar") == [("اللغة", "هي", "لغة رسمية")]
