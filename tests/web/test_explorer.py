"""The explorer page in a real browser: no network, search in both languages, sentences, filters, scripts."""

import hashlib
import json
import os
import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kg.graph import Graph
from kg.graph.atlas import atlas
from kg.web.explorer import asset, explorer, page
from tests.support.browser import Page, chromium

ROOT = Path(__file__).parents[2]
SOURCES = ROOT / "kg" / "web" / "page"
KG = "document.documentElement.kg"
READY = "document.documentElement.dataset.ready"
SECONDS = 3.0

PLACES = """(() => {
  const { view, data } = document.documentElement.kg;
  document.documentElement.kg.select(null);
  view.sigma.getCamera().setState({ x: 0.5, y: 0.5, ratio: 1 });
  view.sigma.refresh();
  const box = document.getElementById('graph').getBoundingClientRect();
  const at = (node) => {
    const place = view.sigma.graphToViewport(view.graph.getNodeAttributes(node));
    return [place.x + box.x, place.y + box.y];
  };
  const entity = (node) => data.nodes[node].event === undefined;
  const line = data.lines.find((one) => one.sort === 'fact' && entity(one.source) && entity(one.target));
  return { node: at(line.source), other: at(line.target), name: data.nodes[line.source].en };
})()"""
"""Where the ends of a line are on the screen, with nothing chosen."""

ARROW = """(() => {
  const { view, data } = document.documentElement.kg;
  document.documentElement.kg.select(null);
  view.sigma.getCamera().setState({ x: 0.5, y: 0.5, ratio: 1 });
  view.sigma.refresh();
  const { sigma, graph } = view;
  const place = data.nodes.map((node) => sigma.graphToViewport(graph.getNodeAttributes(node.index)));
  const away = (p, a, b) => {
    const [dx, dy] = [b.x - a.x, b.y - a.y];
    const t = Math.max(0, Math.min(1, ((p.x - a.x) * dx + (p.y - a.y) * dy) / (dx * dx + dy * dy || 1)));
    return Math.hypot(p.x - a.x - t * dx, p.y - a.y - t * dy);
  };
  let best = null;
  for (const line of data.lines) for (const t of [0.3, 0.4, 0.5, 0.6, 0.7]) {
    const [a, b] = [place[line.source], place[line.target]];
    const p = { x: a.x + (b.x - a.x) * t, y: a.y + (b.y - a.y) * t };
    const lines = data.lines.filter((one) => one !== line);
    const others = lines.map((one) => away(p, place[one.source], place[one.target]));
    const free = Math.min(...others, ...place.map((one) => Math.hypot(p.x - one.x, p.y - one.y) - 20));
    if (!best || free > best.free) best = { free, p, line };
  }
  const box = document.getElementById('graph').getBoundingClientRect();
  const { line, p, free } = best;
  const ends = [data.nodes[line.source].en, data.nodes[line.target].en];
  return { free, at: [p.x + box.x, p.y + box.y], key: line.key, ends };
})()"""
"""A place on the screen that is on a line and far from every other line and node."""

INSIDE = """((least) => {
  const { view, data, state } = document.documentElement.kg;
  const { width, height } = view.sigma.getDimensions();
  const nodes = data.nodes.filter((node) => state.seen.nodes[node.index]);
  const places = nodes.map((node) => view.sigma.graphToViewport(view.graph.getNodeAttributes(node.index)));
  const wide = Math.max(...places.map((one) => one.x)) - Math.min(...places.map((one) => one.x));
  const high = Math.max(...places.map((one) => one.y)) - Math.min(...places.map((one) => one.y));
  const seen = places.every(({ x, y }) => x > 0 && x < width && y > 0 && y < height);
  return seen && Math.max(wide / width, high / height) > least;
})"""
"""Whether all nodes that pass the filters are on the screen, and take a part of it."""

CHANGE = """((id, value) => {
  const box = document.getElementById(id);
  box.value = value ?? box.max;
  box.dispatchEvent(new Event('change'));
})"""
SPEAKER = "[...document.querySelectorAll('#source option')].find(o => o.value.startsWith('speaker')).value"
RUN_A_SCRIPT = """(() => {
  const script = document.createElement('script');
  script.textContent = 'window.hacked = 3';
  document.body.append(script);
  return window.hacked;
})()"""


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    with chromium(tmp_path_factory.mktemp("profile")) as found:
        still = {"name": "prefers-reduced-motion", "value": "reduce"}
        found.send("Emulation.setEmulatedMedia", features=[still])
        yield found


@pytest.fixture(scope="module")
def shown(browser: Page, graph: Graph, tmp_path_factory: pytest.TempPathFactory) -> Page:
    file = tmp_path_factory.mktemp("page") / "graph.html"
    file.write_bytes(explorer(graph))
    browser.open(file.as_uri(), wait=READY)
    return browser


def find(shown: Page, name: str) -> list[str]:
    """What the search box lists for a name."""
    shown.run("document.getElementById('search').focus(); document.getElementById('search').value = ''")
    shown.keys(name)
    shown.until("!document.getElementById('found').hidden")
    found: list[str] = shown.run("[...document.querySelectorAll('#found li')].map(li => li.textContent)")
    return found


def test_nothing_is_asked_of_any_network(shown: Page) -> None:
    assert [url for url in shown.requests() if not url.startswith("file:")] == []
    assert len(shown.requests()) == 1
    assert shown.complaints() == []


@pytest.mark.parametrize("name", ["كيري", "Kerry", "kerry", "كِـيري", "Q22316", "جون كيرى"])
def test_search_finds_kerry(shown: Page, name: str) -> None:
    assert any("John Kerry" in line and "جون كيري" in line for line in find(shown, name)[:2])


def test_search_folds_alef(shown: Page) -> None:
    assert any("إيرنست" in line for line in find(shown, "ايرنست"))


def test_a_choice_shows_the_sentence_with_marks(shown: Page) -> None:
    find(shown, "جوش إيرنست")
    shown.press("Enter")
    shown.until("!document.getElementById('panel').hidden")
    sentence = shown.run("document.querySelector('#panel .sentence').textContent")
    assert sentence == "ونفى المتحدث جوش إيرنست أن تكون الولايات المتحدة تنسق مع روسيا."
    marks = shown.run(
        "[...document.querySelectorAll('#panel .sentence mark')].map(m => [m.className, m.textContent])"
    )
    assert ["trigger", "تنسق"] in marks and ["agent", "الولايات المتحدة"] in marks
    assert shown.run("document.querySelectorAll('#panel .card.denied .status.denied').length") == 1


def test_a_click_on_a_node_and_a_chosen_line_show_what_is_behind(shown: Page) -> None:
    time.sleep(1)
    found = shown.run(PLACES)
    shown.click(*found["node"])
    shown.until("!document.getElementById('panel').hidden")
    assert found["name"] in shown.run("document.getElementById('panel').textContent")
    key = f"{KG}.data.lines.find((one) => one.sort === 'fact').key"
    shown.run(f"{KG}.select({{ line: {KG}.data.lines.find((one) => one.key === {key}) }})")
    assert shown.run("document.querySelectorAll('#panel .pair').length") == 1
    assert shown.run("document.querySelectorAll('#panel .sentence').length") >= 1


def test_a_click_on_an_arrow_shows_the_sentences_behind_it(shown: Page) -> None:
    for _ in range(
        3
    ):  # what is under the mouse is read from the last frame, which may be late on a busy machine
        shown.run(f"void {KG}.view.sigma.refresh()")
        found = shown.run(ARROW)
        assert found["free"] > 8, found
        shown.click(*found["at"])
        time.sleep(0.5)
        if shown.run("!document.getElementById('panel').hidden"):
            break
    shown.until("!document.getElementById('panel').hidden")
    assert shown.run(f"{KG}.state.selected.line.key") == found["key"]
    said = shown.run("document.querySelector('#panel .pair').textContent")
    assert all(end in said for end in found["ends"])
    assert shown.run("document.querySelectorAll('#panel .sentence mark.trigger').length") >= 1
    shown.press("Escape")
    shown.until("document.getElementById('panel').hidden")


def test_filters_hide_denied_events(shown: Page) -> None:
    shown.run(f"{KG}.select(null)")
    denied = f"{KG}.data.nodes.filter(n => n.event >= 0 && {KG}.data.events[n.event].status === 'denied')"
    seen = f"{denied}.some(n => {KG}.state.seen.nodes[n.index])"
    assert shown.run(seen)
    shown.run("document.querySelector('#by-status input[value=denied]').click()")
    assert not shown.run(seen)
    shown.run(f"void {KG}.view.sigma.refresh()")
    assert shown.run(f"{denied}.every(n => {KG}.view.sigma.getNodeDisplayData(n.index).hidden)")
    shown.run(f"{KG}.look(true)")
    assert shown.run("document.querySelectorAll('#table tr.denied').length") == 0
    shown.run("document.getElementById('reset').click()")
    assert shown.run("document.querySelectorAll('#table tr.denied').length") >= 1
    shown.run(f"{KG}.look(false)")


def test_what_passes_the_filters_is_brought_into_view(shown: Page) -> None:
    shown.run(f"{KG}.select(null)")
    shown.run(
        "document.querySelectorAll('#by-status input:checked').forEach((one) =>"
        " one.value !== 'denied' && one.click())"
    )
    shown.until(f"{KG}.view.sigma.getCamera().getState().ratio < 1")
    time.sleep(0.5)
    assert shown.run(f"{INSIDE}(0.3)")
    shown.run("document.getElementById('reset').click()")
    shown.until(f"{KG}.view.sigma.getCamera().getState().ratio === 1")


def test_labels_do_not_lie_on_one_another(shown: Page) -> None:
    shown.run(f"void {KG}.view.sigma.refresh()")
    rectangles = shown.run(f"{KG}.view.labels.taken")
    assert len(rectangles) > 3
    for number, one in enumerate(rectangles):
        for other in rectangles[:number]:
            across = min(one["x"] + one["width"], other["x"] + other["width"]) - max(one["x"], other["x"])
            down = min(one["y"] + one["height"], other["y"] + other["height"]) - max(one["y"], other["y"])
            assert across <= 0 or down <= 0 or ("line" in one and one["line"] == other.get("line"))


def test_a_place_where_something_happens_is_found(shown: Page) -> None:
    assert any("Moscow" in line and "موسكو" in line for line in find(shown, "Moscow"))
    shown.press("Enter")
    shown.until("!document.getElementById('panel').hidden")
    assert shown.run("document.querySelector('#panel h2').textContent") == "Moscow"
    assert shown.run("document.querySelectorAll('#panel .card').length") >= 1
    shown.run(f"{KG}.select(null)")


def test_a_date_behind_arabic_words_keeps_its_order(shown: Page) -> None:
    shown.run(f"{KG}.select({{ node: {KG}.data.nodes.find((one) => one.en === 'John Kerry').index }})")
    dates = shown.run("[...document.querySelectorAll('#panel .from time')].map((one) => one.textContent)")
    assert "2016-07-15" in dates
    look = "getComputedStyle(document.querySelector('#panel .from time'))"
    assert shown.run(f"[{look}.direction, {look}.unicodeBidi]") == ["ltr", "isolate"]
    shown.run(f"{KG}.select(null)")


def test_the_chosen_node_is_not_under_the_panel_of_a_phone(shown: Page) -> None:
    shown.send("Emulation.setDeviceMetricsOverride", width=420, height=860, deviceScaleFactor=1, mobile=True)
    kerry = f"{KG}.data.nodes.find((one) => one.en === 'John Kerry').index"
    shown.run(f"{KG}.select({{ node: {kerry} }})")
    time.sleep(1)
    at = shown.run(f"{KG}.view.sigma.graphToViewport({KG}.view.graph.getNodeAttributes({kerry}))")
    top = shown.run("document.getElementById('panel').getBoundingClientRect().top")
    graph = shown.run("document.getElementById('graph').getBoundingClientRect().top")
    assert 0 < at["x"] < 420 and graph < at["y"] + graph < top
    over = shown.run("document.elementFromPoint(60, 700).closest('#filters, #panel').id")
    assert over == "filters", "the drawer lies over the sentences"
    shown.run(f"{KG}.select(null)")
    shown.send(
        "Emulation.setDeviceMetricsOverride", width=1440, height=900, deviceScaleFactor=1, mobile=False
    )


def test_filters_by_type_source_and_time(shown: Page) -> None:
    shown.run("document.querySelector('#by-type .both button:last-child').click()")
    assert shown.run(f"{KG}.state.seen.events.some(Boolean)") is False
    shown.run("document.getElementById('reset').click()")
    count = f"{KG}.state.seen.events.filter(Boolean).length"
    everything = shown.run(count)
    shown.run(f"{CHANGE}('source', {SPEAKER})")
    assert 0 < shown.run(count) < everything
    shown.run("document.getElementById('reset').click()")
    shown.run(f"{CHANGE}('from')")
    assert 0 < shown.run(count) < everything
    shown.run("document.getElementById('reset').click()")
    assert shown.run(count) == everything


def test_keys_and_languages(shown: Page) -> None:
    shown.run(f"document.activeElement.blur(); {KG}.state.lang === 'en' || {KG}.speak()")
    shown.press("l", "KeyL")
    assert shown.run("[document.documentElement.lang, document.documentElement.dir]") == ["ar", "rtl"]
    shown.press("t", "KeyT")
    assert shown.run("document.querySelector('#table th button').textContent") == "متى"
    shown.press("ف", "KeyT")  # the same key on an Arabic keyboard
    assert shown.run("document.getElementById('table').hidden")
    shown.press("l", "KeyL")
    shown.press("d", "KeyD")
    assert shown.run("document.documentElement.dataset.theme") in ("dark", "light")
    shown.press("/", "Slash")
    assert shown.run("document.activeElement.id") == "search"


def test_no_script_of_the_data_runs(shown: Page) -> None:
    find(shown, "Mallory")
    shown.press("Enter")
    shown.until("document.querySelector('#panel .sentence') !== null")
    shown.run(f"{KG}.look(true)")
    assert "<img src=x" in shown.run("document.getElementById('panel').textContent")
    assert shown.run("document.querySelectorAll('#panel img, #table img, #panel script').length") == 0
    assert shown.run("[...document.querySelectorAll('a')].every(a => /^https?:/.test(a.href))")
    assert shown.run("window.hacked === undefined")
    shown.run(f"{KG}.look(false)")
    assert shown.run(RUN_A_SCRIPT) is None


def large(nodes: int, edges: int) -> dict[str, Any]:
    """Data of a page with so many nodes and edges."""
    data: dict[str, Any] = {
        "base": "https://example.org/",
        "total": {"nodes": nodes, "shown": nodes},
        "kinds": {"PERSON": {"en": "Person", "ar": "شخص"}},
        "statuses": {"affirmed": {"en": "Stated", "ar": "مؤكد"}, "denied": {"en": "Denied", "ar": "منفي"}},
        "types": {"CONSULT": {"en": "consult", "ar": "تشاور"}},
        "articles": [
            {"id": "a", "title": "خبر", "lang": "ar", "day": "2024-01-01", "publisher": "و", "url": ""}
        ],
        "sentences": [{"a": 0, "at": 0, "text": "التقى الأول الثاني في المدينة القديمة صباح اليوم."}],
    }
    data["nodes"] = [
        {"id": f"e{at}", "kind": "PERSON", "en": f"Person {at}", "ar": f"الشخص {at}", "names": [],
         "wikidata": "", "at": [(at * 37) % 211, (at * 91) % 197]}
        for at in range(nodes)
    ]  # fmt: skip
    ends = [(at % nodes, (at * 7 + 1 + at // nodes) % nodes) for at in range(edges)]
    data["edges"] = [[a, b, at, "relation", "met", "التقى"] for at, (a, b) in enumerate(ends)]
    data["events"] = [
        {"id": f"ev{at}", "en": f"{a} met {b}", "ar": f"التقى {a} {b}", "type": "CONSULT",
         "status": "affirmed", "agents": [a], "patients": [b], "place": [],
         "time": ["2024-01-01", "2024-01-01", "2024-01-01"],
         "told": [{"s": 0, "marks": [[0, 5, "trigger", -1]], "confidence": 0.9, "rule": "x"}]}
        for at, (a, b) in enumerate(ends)
    ]  # fmt: skip
    return data


@pytest.mark.slow
def test_a_large_graph_opens_in_time(browser: Page, tmp_path: Path) -> None:
    """3,000 nodes and 6,000 edges within 3 s; on a busy machine, within 3 s of processor time."""
    file = tmp_path / "large.html"
    file.write_bytes(page(large(3000, 6000)))
    before = browser.cpu()
    browser.open(file.as_uri(), wait=READY)
    wall = int(browser.run(READY)) / 1000
    used = browser.cpu() - before
    busy = os.getloadavg()[0] > (os.cpu_count() or 1)
    assert wall <= SECONDS or (busy and used <= SECONDS), (wall, used)
    sorts = f"[...new Set({KG}.data.lines.map((one) => {KG}.view.sigma.getEdgeDisplayData(one.key).type))]"
    assert browser.run(sorts) == ["hair"]
    browser.run(f"void {KG}.view.sigma.getCamera().setState({{ ratio: 0.1 }})")
    browser.until(f"{sorts}.join() === 'fact'")
    assert browser.complaints() == []


def test_the_core_of_a_larger_graph_says_so(browser: Page, graph: Graph, tmp_path: Path) -> None:
    file = tmp_path / "core.html"
    file.write_bytes(explorer(graph, most=5))
    data = atlas(graph, most=5)
    assert data["total"]["shown"] <= 5 < data["total"]["nodes"]
    browser.open(file.as_uri(), wait=READY)
    said = browser.run("document.getElementById('core').textContent")
    assert str(data["total"]["nodes"]) in said and not browser.run("document.getElementById('core').hidden")


def test_the_page_has_no_way_out(graph: Graph) -> None:
    text = explorer(graph).decode()
    assert text == explorer(graph).decode()
    assert "default-src 'none'" in text and "connect-src" not in text
    body = re.search(r'<script id="data"[^>]*>(.*?)</script>', text, re.DOTALL)
    assert body and "<" not in body[1] and json.loads(body[1])["nodes"]


def test_the_bundles_are_made_of_the_sources() -> None:
    if not SOURCES.is_dir():
        pytest.skip("the sources are not installed")
    digest = hashlib.sha256()
    names = [
        "build.mjs",
        "package-lock.json",
        *(f"src/{file.name}" for file in sorted((SOURCES / "src").iterdir())),
    ]
    for name in names:
        digest.update(f"{name}\n".encode())
        digest.update((SOURCES / name).read_bytes())
    assert asset("SOURCES.sha256").strip() == digest.hexdigest(), "npm ci && npm run build in kg/web/page"


def test_the_address_keeps_what_is_looked_at(browser: Page, graph: Graph, tmp_path: Path) -> None:
    """Last of all, since it leaves another page open."""
    (tmp_path / "kept.html").write_bytes(explorer(graph))
    address = (tmp_path / "kept.html").as_uri()
    browser.open(address, wait=READY)
    browser.run(f"{KG}.speak()")
    browser.run("document.querySelector('#by-status input[value=denied]').click()")
    browser.run(f"{KG}.select({{ line: {KG}.data.lines[0] }})")
    browser.run(f"{KG}.look(true); {KG}.finder.input.value = 'كيري'; {KG}.finder.ask()")
    state = (
        f"[{KG}.state.lang, {KG}.state.table, {KG}.state.selected.line.key, {KG}.table.text,"
        f" {KG}.state.wanted.statuses.has('denied'), location.hash]"
    )
    kept = browser.run(state)
    assert kept[1:2] + kept[3:5] == [True, "كيري", False]
    browser.open("data:text/html,x")
    browser.open(address + kept[5], wait=READY)
    assert browser.run(state) == kept
    assert browser.run("document.getElementById('search').value") == "كيري"
    assert not browser.run("document.querySelector('#by-status input[value=denied]').checked")
