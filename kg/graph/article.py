"""The graph of one article: what it alone tells, with offsets into its text.

Comes in: a Reading. Goes out: N-Quads lines of the graph `article/{id}`. Nothing in it depends on other
articles, so that it can be replaced whole.
"""

from kg.graph.names import ArticleNames
from kg.graph.terms import Lines, decimal, integer, iri, literal, typed
from kg.graph.vocab import CERTAINTY_TENSE, KG, NIF, PROV, RDF, SCHEMA, TYPES, individual, script_lang
from kg.model import Article, Reading, Report, Span, Stance, TimeRef


def article_lines(reading: Reading, base: str) -> list[str]:
    """All statements of an article's graph."""
    names = ArticleNames(reading, base)
    out = Lines(names.article)
    _metadata(out, names, reading.article)
    for span in sorted({report.sentence for report in reading.reports}):
        out.add(names.sentence(span), RDF + "type", iri(NIF + "Sentence"))
        _offsets(out, names, names.sentence(span), (span, reading.article.text))
    for index in range(len(reading.mentions)):
        _mention(out, names, reading, index)
    for index, report in enumerate(reading.reports):
        _report(out, names, reading, index)
        _claims(out, names, index, report.stance)
    return out.lines


def _metadata(out: Lines, names: ArticleNames, article: Article) -> None:
    about = names.article
    out.add(about, RDF + "type", iri(SCHEMA + "NewsArticle"), iri(PROV + "Entity"))
    out.add(about, SCHEMA + "identifier", literal(article.id))
    out.add(about, SCHEMA + "inLanguage", literal(article.lang))
    if article.title:
        out.add(about, SCHEMA + "headline", literal(article.title, article.lang))
    if article.published:
        out.add(about, SCHEMA + "datePublished", typed(article.published.isoformat(), "date"))
    if article.url:
        out.add(about, SCHEMA + "url", typed(article.url, "anyURI"))
    if article.publisher:
        out.add(about, SCHEMA + "publisher", literal(article.publisher))
    out.add(names.text, RDF + "type", iri(NIF + "Context"))
    out.add(names.text, NIF + "sourceUrl", iri(about))
    out.add(names.text, NIF + "isString", literal(article.text))
    out.add(names.text, NIF + "beginIndex", integer(0))
    out.add(names.text, NIF + "endIndex", integer(len(article.text)))


def _offsets(out: Lines, names: ArticleNames, about: str, place: tuple[Span, str]) -> None:
    """Offsets in code points and the text between them."""
    span, text = place
    out.add(about, NIF + "referenceContext", iri(names.text))
    out.add(about, NIF + "beginIndex", integer(span.start))
    out.add(about, NIF + "endIndex", integer(span.end))
    out.add(about, NIF + "anchorOf", literal(text[span.start : span.end]))


def _phrase(out: Lines, names: ArticleNames, about: str, kind: str) -> None:
    out.add(about, RDF + "type", iri(KG + kind), iri(NIF + "Phrase"))


def _mention(out: Lines, names: ArticleNames, reading: Reading, index: int) -> None:
    mention = reading.mentions[index]
    about = names.mention(index)
    _phrase(out, names, about, "EntityMention")
    _offsets(out, names, about, (mention.span, reading.article.text))
    out.add(about, KG + "kind", literal(mention.kind))
    out.add(about, KG + "form", literal(mention.form))
    out.add(about, KG + "headBegin", integer(mention.head.start))
    out.add(about, KG + "headEnd", integer(mention.head.end))


def _report(out: Lines, names: ArticleNames, reading: Reading, index: int) -> None:
    report, text = reading.reports[index], reading.article.text
    about = names.report(index)
    _phrase(out, names, about, "EventMention")
    _offsets(out, names, about, (report.trigger, text))
    out.add(about, KG + "sentence", iri(names.sentence(report.sentence)))
    _class(out, about, report, reading.article.lang)
    out.add(about, KG + "agentMention", *(iri(names.mention(a.mention)) for a in report.subject))
    out.add(about, KG + "patientMention", *(iri(names.mention(a.mention)) for a in report.object))
    if report.place:
        out.add(about, KG + "placeMention", iri(names.mention(report.place.mention)))
    if report.time:
        out.add(about, KG + "timeMention", iri(names.time(report.time)))
        _time(out, names, report.time, text)
    if report.topic:
        topic = names.topic(report.topic)
        out.add(about, KG + "topicMention", iri(topic))
        _phrase(out, names, topic, "TopicMention")
        _offsets(out, names, topic, (report.topic, text))


def _class(out: Lines, about: str, report: Report, lang: str) -> None:
    out.add(about, KG + "eventType", iri(TYPES + report.type))
    if report.subtype:
        out.add(about, KG + "subtype", literal(report.subtype))
    if report.predicate:
        out.add(about, KG + "predicate", literal(report.predicate, script_lang(report.predicate)))
    if report.lemma:
        out.add(about, NIF + "lemma", literal(report.lemma))
    if report.rule:
        out.add(about, KG + "rule", literal(report.rule))
    out.add(about, KG + "confidence", decimal(report.confidence))


def _time(out: Lines, names: ArticleNames, time: TimeRef, text: str) -> None:
    about = names.time(time)
    _phrase(out, names, about, "TimeMention")
    _offsets(out, names, about, (time.span, text))
    if time.reason:
        out.add(about, KG + "reason", literal(time.reason))
    if time.value:
        out.add(about, KG + "timeValue", literal(time.value))


def _claims(out: Lines, names: ArticleNames, index: int, stance: Stance) -> None:
    """Who says so: the article itself, or a chain of claims, each about the one before."""
    if not stance.attribution:
        about = names.claim(index, 0)
        _claim(out, about, names.report(index), ("says", stance))
        out.add(about, PROV + "wasAttributedTo", iri(names.article))
        out.add(about, PROV + "wasDerivedFrom", iri(names.article))
    inner, told = names.report(index), stance
    for level, source in enumerate(stance.attribution, 1):
        about = names.claim(index, level)
        _claim(out, about, inner, (source.act, told))
        if source.cue:
            out.add(about, KG + "cue", literal(source.cue))
        out.add(about, KG + "speakerMention", *(iri(names.mention(a.mention)) for a in source.speakers))
        out.add(about, PROV + "wasDerivedFrom", iri(names.article))
        inner = about
        told = Stance("positive", "actual")
        if level < len(stance.attribution) and stance.attribution[level].act == "denies":
            told = Stance("negative", "actual")


def _claim(out: Lines, about: str, inner: str, says: tuple[str, Stance]) -> None:
    act, stance = says
    certainty, tense = CERTAINTY_TENSE[stance.modality]
    out.add(about, RDF + "type", iri(KG + "Claim"))
    out.add(about, KG + "about", iri(inner))
    out.add(about, KG + "stance", iri(individual(act)))
    out.add(about, KG + "polarity", iri(individual(stance.polarity)))
    out.add(about, KG + "certainty", iri(individual(certainty)))
    out.add(about, KG + "tense", iri(individual(tense)))
    out.add(about, KG + "modality", literal(stance.modality))
