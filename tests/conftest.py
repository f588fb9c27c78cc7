"""What many tests need: stand-ins for pipeline and extractor, and the runner of the command line."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli.app import app
from kg.model import Argument, Article, Chain, Mention, Reading, Report, Span


class FakePipeline:
    """Gives each text itself for a Doc."""

    def pipe(self, texts: Iterable[str]) -> Iterator[str]:
        yield from texts


class FakeExtractor:
    """Reads "verb subject object …" from the first three words of a text."""

    def read(self, article: Article, doc: str) -> Reading:
        assert doc == article.text
        spans = []
        start = 0
        for word in article.text.split()[:3]:
            start = article.text.index(word, start)
            spans.append(Span(start, start + len(word)))
            start += len(word)
        if len(spans) < 3:
            return Reading(article)
        verb, subject, object_ = spans
        if article.text[verb.start : verb.end] == "تعطل":
            raise RuntimeError("broken on purpose")
        mentions = tuple(
            Mention(span, article.text[span.start : span.end], span, "PERSON", "name")
            for span in (subject, object_)
        )
        chains = tuple(
            Chain((index,), "PERSON", ((article.lang, mention.text),))
            for index, mention in enumerate(mentions)
        )
        report = Report(
            sentence=Span(0, len(article.text)),
            trigger=verb,
            type="CONSULT",
            subtype="meet",
            predicate="met",
            lemma=article.text[verb.start : verb.end],
            subject=(Argument(0, 0),),
            object=(Argument(1, 1),),
            rule="verb-active",
            confidence=0.9,
        )
        return Reading(article, mentions, chains, (report,))


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put the stand-ins in the place of the trained pipeline and the extractor, for Arabic only."""
    from kg.errors import PipelineError

    def language(lang: str, pipeline: str) -> FakePipeline:
        if lang != "ar":
            raise PipelineError(f"there is no pipeline for {lang!r}", hint="known: ar")
        return FakePipeline()

    monkeypatch.setattr("kg.pipeline._language", language)
    monkeypatch.setattr("kg.pipeline._extractor", lambda what, lang, names: FakeExtractor())


@pytest.fixture
def kg(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Run the command line in an empty folder, with the errors of `main` turned into exit codes."""
    monkeypatch.chdir(tmp_path)

    def run(*args: str | Path, stdin: str | bytes | None = None) -> Result:
        return CliRunner().invoke(app, [str(arg) for arg in args], input=stdin, prog_name="kg")

    return run


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--update-golden`: rewrite expected outputs, for a person to read the difference."""
    parser.addoption("--update-golden", action="store_true", help="rewrite expected outputs")
