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
