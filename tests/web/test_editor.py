"""The editor page of `kg serve` in a real browser: no other server is asked, and a query shows its answer."""

from collections.abc import Iterator

import pytest

from tests.support.browser import Page, chromium
from tests.support.server import Served

EDITOR = "document.querySelector('.CodeMirror').CodeMirror"
NAMES = "SELECT ?who ?name { ?who kg:kind 'PERSON' ; rdfs:label ?name FILTER(LANG(?name) = 'ar') }"
INERT = "Executing inline event handler"
"""Said of a hostile title while it is cleaned, in a document where nothing runs."""

CELLS = "[...document.querySelectorAll('.yasr tbody td')].map((one) => one.textContent.trim())"


@pytest.fixture(scope="module")
def editor(server: Served, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    with chromium(tmp_path_factory.mktemp("profile")) as found:
        found.open(server.address + "editor", wait="document.documentElement.dataset.ready === 'yes'")
        yield found


def ask(editor: Page, sparql: str) -> None:
    """Write a query and run it as a person does, with Ctrl-Enter."""
    editor.run(f"{EDITOR}.setValue({sparql!r}), {EDITOR}.focus()")
    editor.press("Enter", control=True)


def test_only_this_server_is_asked(editor: Page, server: Served) -> None:
    example = "document.querySelectorAll('#examples button')[0]"
    assert editor.run(f"{example}.textContent")
    editor.run(f"{example}.click()")
    editor.until(f"{CELLS}.length > 0")
    assert editor.requests() and all(url.startswith(server.address) for url in editor.requests())
    assert [said for said in editor.complaints() if INERT not in said] == []


def test_a_query_shows_its_answer(editor: Page, server: Served) -> None:
    ask(editor, NAMES)
    editor.until(f"{CELLS}.some((one) => one.includes('جون كيري'))")
    assert any(url.endswith("/sparql") for url in editor.requests())
    assert all(url.startswith(server.address) for url in editor.requests())


def test_a_wrong_query_shows_where_it_is_wrong(editor: Page) -> None:
    ask(editor, "SELECT ?x WHERE { ?x ?p }")
    editor.until("document.querySelector('.yasr').textContent.includes('line 1 column')")


def test_no_markup_of_the_data_is_run(editor: Page) -> None:
    ask(editor, "SELECT ?name { ?who rdfs:label ?name . FILTER(CONTAINS(?name, 'script')) }")
    editor.until(f"{CELLS}.some((one) => one.includes('<script>'))")
    assert editor.run("window.hacked === undefined")
    assert editor.run("document.querySelectorAll('.yasr img').length") == 0


FAINT = """
(() => {
  const rgb = (text) => text.match(/[\\d.]+/g).map(Number);
  const linear = (c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
  const light = ([r, g, b]) => [r, g, b].map((c) => linear(c / 255))
    .reduce((sum, c, n) => sum + c * [0.2126, 0.7152, 0.0722][n], 0);
  const behind = (one) => {
    for (; one; one = one.parentElement) {
      const found = rgb(getComputedStyle(one).backgroundColor);
      if (found.length === 3 || found[3] > 0.5) return light(found);
    }
    return 1;
  };
  const written = (one) => [...one.childNodes].some((part) => part.nodeType === 3 && part.data.trim());
  const seen = (one) => one.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  return [...document.querySelectorAll("body *")]
    .filter((one) => written(one) && seen(one) && !one.closest("script, .disabled, .closeTab"))
    .filter((one) => {
      const [front, back] = [light(rgb(getComputedStyle(one).color)), behind(one)];
      return (Math.max(front, back) + 0.05) / (Math.min(front, back) + 0.05) < LEAST;
    })
    .map((one) => `${one.tagName}.${one.className}: ${one.textContent.trim().slice(0, 30)}`);
})()
"""
"""Elements whose words stand out less than LEAST from what is behind them (WCAG 2.2, contrast ratio)."""


@pytest.mark.parametrize(("scheme", "least"), [("light", 2.5), ("dark", 4.5)])
def test_words_can_be_read_in_the_light_and_in_the_dark(editor: Page, scheme: str, least: float) -> None:
    """The light colours are those of YASGUI, whose line numbers and tags are faint."""
    editor.send("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
    ask(editor, f"# words\n{NAMES}")
    editor.until(f"{CELLS}.some((one) => one.includes('جون كيري'))")
    paper = editor.run("getComputedStyle(document.body).backgroundColor")
    assert paper == {"light": "rgb(251, 250, 247)", "dark": "rgb(18, 22, 27)"}[scheme]
    assert editor.run(FAINT.replace("LEAST", str(least))) == []
