"""In whose scope an event stands, in hand-written trees of both languages: every class of cue."""

import pytest

from kg.extract import cues
from kg.extract.governors import governors
from kg.extract.scope import is_negated
from kg.extract.tree import tree_of
from tests.support.trees import tree

AR, EN = cues.load("ar"), cues.load("en")
PERF, IMP, SUB = "Aspect=Perf", "Aspect=Imp|Mood=Ind", "Aspect=Imp|Mood=Sub"

ARABIC = {
    "did not launch": (
        "لم لم PART _ 2 advmod\nتشن شن VERB Mood=Jus 0 root\nهجوما هجوم NOUN _ 2 obj",
        "هجوما",
        "negation carries -",
    ),
    "what led to nothing was": (
        "لم لم PART _ 2 advmod\nيسفر أسفر VERB Mood=Jus 0 root\nاللقاء لقاء NOUN _ 2 nsubj\n"
        "عن عن ADP _ 5 case\nاتفاق اتفاق NOUN _ 2 obl:arg",
        "اللقاء",
        "+",
    ),
    "it is not true that": (
        f"ليس ليس VERB {PERF} 0 root\nصحيحا صحيح ADJ _ 1 xcomp\nأن أن SCONJ _ 4 mark\n"
        f"قصفت قصف VERB {PERF} 2 csubj",
        "قصفت",
        "carries negation -",
    ),
    "instead of": (
        f"بدلا بدل NOUN _ 3 nmod\nمن من ADP _ 1 fixed\nقصف قصف NOUN _ 4 obl\nأعلن أعلن VERB {PERF} 0 root",
        "قصف",
        "negation -",
    ),
    "لم + jussive": ("لم لم PART _ 2 advmod\nيزر زار VERB Aspect=Imp|Mood=Jus 0 root", "يزر", "negation -"),
    "سوف": ("سوف سوف AUX _ 2 aux\nيزور زار VERB Aspect=Imp|Mood=Ind 0 root", "يزور", "future +"),
    "قد + imperfect": (f"قد قد AUX _ 2 aux\nيزور زار VERB {IMP} 0 root", "يزور", "possible +"),
    "قد + perfect": (f"قد قد AUX _ 2 aux\nزار زار VERB {PERF} 0 root", "زار", "- +"),
    "denied that": (
        f"نفى نفى VERB {PERF} 0 root\nالوزير وزير NOUN _ 1 nsubj\nأن أن SCONJ _ 6 mark\n"
        f"تكون كان VERB {SUB} 1 ccomp\n"
        f"قد قد AUX _ 6 aux\nأرسلت أرسل VERB {PERF} 4 xcomp\nقوات قوة NOUN _ 6 obj",
        "أرسلت",
        "carries -",
    ),
    "denied a deed": (
        f"نفى نفى VERB {PERF} 0 root\nالوزير وزير NOUN _ 1 nsubj\nإرسال إرسال NOUN _ 1 obj\n"
        f"قوات قوة NOUN _ 3 nmod",
        "إرسال",
        "negates -",
    ),
    "denied this and that": (
        f"نفى نفى VERB {PERF} 0 root\nإرسال إرسال NOUN _ 1 obj\nقوات قوة NOUN _ 2 nmod\nأو أو CCONJ _ 5 cc\n"
        "تدريب تدريب NOUN _ 2 conj\nمقاتلين مقاتل NOUN _ 5 nmod",
        "تدريب",
        "negates -",
    ),
    "a denial of any meeting": (
        f"نقلت نقل VERB {PERF} 0 root\nنفيه نفي NOUN _ 1 obj\nأي أي DET _ 2 amod\nلقاء لقاء NOUN _ 3 nmod",
        "لقاء",
        "carries -",
    ),
    "denied what was said": (
        f"نفى نفى VERB {PERF} 0 root\nما ما DET _ 1 obj\nتردد تردد VERB {PERF} 2 acl\nعن عن ADP _ 5 case\n"
        "استقالة استقالة NOUN _ 3 obl:arg",
        "استقالة",
        "carries negates -",
    ),
    "refused the accusations of": (
        f"رفض رفض VERB {PERF} 0 root\nالاتهامات اتهام NOUN _ 1 obj\nب ب ADP _ 4 case\nدعم دعم NOUN _ 2 nmod",
        "دعم",
        "carries negates -",
    ),
    "did not deny": (
        "لم لم PART _ 2 advmod\nينف نفى VERB Aspect=Imp|Mood=Jus 0 root\nإرسال إرسال NOUN _ 2 obj",
        "إرسال",
        "negation +",
    ),
    "ruled out": (f"استبعد استبعد VERB {PERF} 0 root\nمشاركة مشاركة NOUN _ 1 obj", "مشاركة", "negates -"),
    "refused to": (
        f"رفض رفض VERB {PERF} 0 root\nأن أن SCONJ _ 3 mark\nيشارك شارك VERB {SUB} 1 ccomp",
        "يشارك",
        "negates -",
    ),
    "at a time of refusing": (
        f"رفض رفض VERB {PERF} 0 root\nبعد بعد ADP _ 3 case\nاجتماع اجتماع NOUN _ 1 obl",
        "اجتماع",
        "- +",
    ),
    "non-participation": (
        f"أكد أكد VERB {PERF} 0 root\nعدم عدم NOUN _ 1 obj\nمشاركة مشاركة NOUN _ 2 nmod",
        "مشاركة",
        "negation -",
    ),
    "denied non-participation": (
        f"نفى نفى VERB {PERF} 0 root\nعدم عدم NOUN _ 1 obj\nمشاركة مشاركة NOUN _ 2 nmod",
        "مشاركة",
        "negation +",
    ),
    "called for not interfering": (
        f"دعا دعا VERB {PERF} 0 root\nإلى إلى ADP _ 3 case\nعدم عدم NOUN _ 1 obl:arg\n"
        f"التدخل تدخل NOUN _ 3 nmod",
        "التدخل",
        "negation desired -",
    ),
    "without": (
        f"انتهت انتهى VERB {PERF} 0 root\nمن من ADP _ 4 case\nدون دون ADP _ 2 fixed\n"
        f"اتفاق اتفاق NOUN _ 1 obl",
        "اتفاق",
        "negation -",
    ),
    "could not agree": (
        "لم لم PART _ 2 advmod\nيتمكن تمكن VERB Aspect=Imp|Mood=Jus 0 root\nمن من ADP _ 4 case\n"
        "إجراء إجراء NOUN _ 2 obl:arg\nمحادثات محادثة NOUN _ 4 nmod",
        "إجراء",
        "negation -",
    ),
    "did not say that": (
        f"لم لم PART _ 2 advmod\nيقل قال VERB Aspect=Imp|Mood=Jus 0 root\nإن إن SCONJ _ 4 mark\n"
        f"زار زار VERB {PERF} 2 ccomp",
        "زار",
        "source +",
    ),
    "still": (
        f"لا لا PART _ 2 advmod\nيزال زال VERB {IMP} 0 root\nيقاتل قاتل VERB {IMP} 2 xcomp",
        "يقاتل",
        "- +",
    ),
    "if": (
        f"إذا إذا SCONJ _ 2 mark\nهاجمت هاجم VERB {PERF} 3 advcl\nرد رد VERB {PERF} 0 root",
        "هاجمت",
        "possible +",
    ),
    "that is not if": (
        f"قال قال VERB {PERF} 0 root\nإن إن SCONJ _ 3 mark\nهاجمت هاجم VERB {PERF} 1 ccomp",
        "هاجمت",
        "source +",
    ),
    "planned": (
        "من من ADP _ 2 case\nالمقرر مقرر ADJ _ 0 root\nأن أن SCONJ _ 4 mark\n"
        "يزور زار VERB Aspect=Imp|Mood=Sub 2 csubj",
        "يزور",
        "future +",
    ),
    "intends": (f"تعتزم اعتزم VERB {IMP} 0 root\nتعليق تعليق NOUN _ 1 obj", "تعليق", "carries future +"),
    "does not intend": (
        f"لا لا PART _ 2 advmod\nتعتزم اعتزم VERB {IMP} 0 root\nإرسال إرسال NOUN _ 2 obj",
        "إرسال",
        "negation carries future -",
    ),
    "threatened": (
        f"هدد هدد VERB {PERF} 0 root\nب ب ADP _ 3 case\nفرض فرض NOUN _ 1 obl:arg",
        "فرض",
        "possible +",
    ),
    "demanded": (
        f"طالب طالب VERB {PERF} 0 root\nب ب ADP _ 3 case\nوقف وقف NOUN _ 1 obl:arg",
        "وقف",
        "desired +",
    ),
    "hopes that": (
        f"يأمل أمل VERB {IMP} 0 root\nأن أن SCONJ _ 3 mark\nتلعب لعب VERB {SUB} 1 ccomp",
        "تلعب",
        "desired +",
    ),
    "nothing but": (
        "لن لن PART _ 2 advmod\nتبحث بحث VERB Aspect=Imp|Mood=Sub 0 root\nسوى سوى ADP _ 4 case\n"
        "الانسحاب انسحاب NOUN _ 2 obl:arg",
        "تبحث",
        "negation future +",
    ),
    "all but": (
        f"زار زار VERB {PERF} 0 root\nالمدن مدينة NOUN _ 1 obj\nإلا إلا ADP _ 4 case\nحلب حلب X _ 1 obl",
        "زار",
        "- +",
    ),
    "diacritics and tatweel": (
        "لَمْ لَمْ PART _ 2 advmod\nيــزر زار VERB Aspect=Imp|Mood=Jus 0 root",
        "يــزر",
        "negation -",
    ),
}

ENGLISH = {
    "not": (
        "He he PRON _ 4 nsubj\ndid do AUX _ 4 aux\nnot not PART _ 4 advmod\nvisit visit VERB _ 0 root",
        "visit",
        "negation -",
    ),
    "no troops": (
        "No no DET _ 2 det\ntroops troop NOUN _ 4 nsubj:pass\nwere be AUX _ 4 aux:pass\n"
        "sent send VERB _ 0 root",
        "sent",
        "negation -",
    ),
    "without": (
        "ended end VERB _ 0 root\nwithout without ADP _ 3 case\nagreement agreement NOUN _ 1 obl",
        "agreement",
        "negation -",
    ),
    "denied that": (
        "Qatar Qatar PROPN _ 2 nsubj\ndenied deny VERB _ 0 root\nthat that SCONJ _ 6 mark\n"
        "it it PRON _ 6 nsubj\n"
        "had have AUX _ 6 aux\nsent send VERB _ 2 ccomp\ntroops troop NOUN _ 6 obj",
        "sent",
        "negates source -",
    ),
    "denied doing": (
        "denied deny VERB _ 0 root\nsending send VERB _ 1 xcomp\ntroops troop NOUN _ 2 obj",
        "sending",
        "negates source -",
    ),
    "denied a deed and another": (
        "denied deny VERB _ 0 root\nattacks attack NOUN _ 1 obj\nor or CCONJ _ 4 cc\n"
        "raids raid NOUN _ 2 conj",
        "raids",
        "negates source -",
    ),
    "denied a report that": (
        "denied deny VERB _ 0 root\na a DET _ 3 det\nreport report NOUN _ 1 obj\nthat that SCONJ _ 6 mark\n"
        "Ghana Ghana PROPN _ 6 nsubj\nleft leave VERB _ 3 acl",
        "left",
        "carries negates -",
    ),
    "did not report that": (
        "did do AUX _ 3 aux\nnot not PART _ 3 advmod\nreport report VERB _ 0 root\nthat that SCONJ _ 6 mark\n"
        "Ghana Ghana PROPN _ 6 nsubj\nleft leave VERB _ 3 ccomp",
        "left",
        "negation source +",
    ),
    "has no intention of": (
        "has have VERB _ 0 root\nno no DET _ 3 det\nintention intention NOUN _ 1 obj\nof of SCONJ _ 5 mark\n"
        "fighting fight VERB _ 3 acl",
        "fighting",
        "negation carries -",
    ),
    "nobody came or called": (
        "Nobody nobody PRON _ 2 nsubj\ncame come VERB _ 0 root\nor or CCONJ _ 4 cc\n"
        "called call VERB _ 2 conj",
        "called",
        "negation -",
    ),
    "did not come or call": (
        "did do AUX _ 3 aux\nnot not PART _ 3 advmod\ncome come VERB _ 0 root\nor or CCONJ _ 5 cc\n"
        "call call VERB _ 3 conj",
        "call",
        "negation -",
    ),
    "did not come but called": (
        "did do AUX _ 3 aux\nnot not PART _ 3 advmod\ncome come VERB _ 0 root\nbut but CCONJ _ 5 cc\n"
        "called call VERB _ 3 conj",
        "called",
        "- +",
    ),
    "no longer": (
        "would would AUX _ 4 aux\nno no ADV _ 3 advmod\nlonger long ADV _ 4 advmod\n"
        "serve serve VERB _ 0 root",
        "serve",
        "negation -",
    ),
    "a report by the newspaper that": (
        "denied deny VERB _ 0 root\nreports report NOUN _ 1 obj\nby by ADP _ 4 case\n"
        "papers paper NOUN _ 2 nmod\n"
        "that that SCONJ _ 7 mark\nGhana Ghana PROPN _ 7 nsubj\nleft leave VERB _ 4 acl:relcl",
        "left",
        "carries negates -",
    ),
    "neither": (
        "Neither neither DET _ 2 det\nside side NOUN _ 3 nsubj\nanswered answer VERB _ 0 root",
        "answered",
        "negation -",
    ),
    "keeps doing": ("keeps keep VERB _ 0 root\nfighting fight VERB _ 1 xcomp", "fighting", "+"),
    "refused to": (
        "refused refuse VERB _ 0 root\nto to PART _ 3 mark\nattend attend VERB _ 1 xcomp",
        "attend",
        "negates -",
    ),
    "failed to": (
        "failed fail VERB _ 0 root\nto to PART _ 3 mark\nagree agree VERB _ 1 xcomp",
        "agree",
        "negates -",
    ),
    "will": ("will will AUX _ 2 aux\nvisit visit VERB _ 0 root", "visit", "future +"),
    "plans to": (
        "plans plan VERB _ 0 root\nto to PART _ 3 mark\nattack attack VERB _ 1 xcomp",
        "attack",
        "future +",
    ),
    "may": ("may may AUX _ 2 aux\nattack attack VERB _ 0 root", "attack", "possible +"),
    "calls for": (
        "called call VERB _ 0 root\nfor for ADP _ 3 case\ntalks talk NOUN _ 1 obl",
        "talks",
        "desired +",
    ),
    "urged to": (
        "urged urge VERB _ 0 root\nIran Iran PROPN _ 1 obj\nto to PART _ 4 mark\nstop stop VERB _ 1 xcomp",
        "stop",
        "desired +",
    ),
    "did not want to": (
        "did do AUX _ 3 aux\nnot not PART _ 3 advmod\nwant want VERB _ 0 root\nto to PART _ 5 mark\n"
        "attack attack VERB _ 3 xcomp",
        "attack",
        "negation desired carries -",
    ),
    "plain": ("Kerry Kerry PROPN _ 2 nsubj\nmet meet VERB _ 0 root\nPutin Putin PROPN _ 2 obj", "met", "- +"),
}
CASES = [*((AR, *case) for case in ARABIC.values()), *((EN, *case) for case in ENGLISH.values())]


@pytest.mark.parametrize(
    ("words", "rows", "event", "wanted"), CASES, ids=[*ARABIC, *(f"en {n}" for n in ENGLISH)]
)
def test_cues_and_polarity(words: cues.Cues, rows: str, event: str, wanted: str) -> None:
    found = tree_of(tree(rows, lang="ar" if words is AR else "en"))
    word = found.text.index(event)
    *signals, sign = wanted.replace("- +", "+").split()
    kinds = {governor.cue.cue for governor in governors(found, words, word)}
    assert kinds >= set(signals) if signals else kinds <= {"carries"}
    assert is_negated(found, words, word, governors(found, words, word)) == (sign == "-")
