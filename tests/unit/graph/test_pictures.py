"""Pictures and the NetworkX view: what is shown, where it goes, and that the labels are whole."""

import io

import networkx as nx
import pytest

from kg.errors import GraphError
from kg.graph import Graph, build
from kg.graph.atlas import atlas
from kg.graph.drawing import compose, words_size
from kg.graph.layout import layout
from kg.graph.picture import View, draw
from kg.graph.placing import Area, crosses, free_place
from kg.resolve import resolve
from tests.support.stories import claim


def test_the_view_names_everything_in_both_languages(graph: Graph) -> None:
    view = graph.networkx()
    labels = {data["label_en"]: data for _, data in view.nodes(data=True)}
    assert labels["John Kerry"]["label_ar"] == "جون كيري"
    assert labels["John Kerry"]["kind"] == "PERSON" and labels["John Kerry"]["wikidata"] == "Q22316"
    edges = {data["label_en"]: data for _, _, data in view.edges(data=True)}
    met = edges["met"]
    assert (met["type"], met["time"], met["place"], met["sentences"]) == (
        "CONSULT",
        "2016-07-14",
        "Moscow",
        2,
    )
    assert [article.rsplit("/", 1)[-1] for article in met["articles"]] == ["agency", "kremlin"]
    assert edges["denies"]["status"] == "denied" and edges["denies"]["role"] == "speech"


def test_boxes_do_not_overlap(graph: Graph) -> None:
    boxes = compose(graph.networkx()).boxes
    for number, one in enumerate(boxes):
        for other in boxes[number + 1 :]:
            apart = (
                one.x + one.width <= other.x
                or other.x + other.width <= one.x
                or one.y + one.height <= other.y
                or other.y + other.height <= one.y
            )
            assert apart, (one.lines, other.lines)


def test_words_of_arrows_that_cross_stand_apart() -> None:
    covered: list[Area] = []
    for start, end in (((0.0, 0.0), (200.0, 200.0)), ((0.0, 200.0), (200.0, 0.0))):
        covered.append((*free_place((start, end), (50.0, 30.0), covered), 50.0, 30.0))
    (x, y, *_), (other_x, other_y, *_) = covered
    assert abs(x - other_x) >= 50 or abs(y - other_y) >= 30


def test_words_stand_beside_an_arrow_that_is_too_short_for_them() -> None:
    heads = [(100.0, 50.0, 16.0, 16.0)]
    x, y = free_place(((100.0, 0.0), (100.0, 58.0)), (60.0, 40.0), heads)
    assert abs(x - 100) >= 30 or abs(y - 50) >= 28


def test_words_keep_clear_of_other_arrows() -> None:
    other = ((95.0, -50.0), (95.0, 50.0))
    x, y = free_place(((0.0, 0.0), (200.0, 0.0)), (40.0, 20.0), [], [other])
    assert not crosses((x, y, 40.0, 20.0), other)


def test_a_line_crosses_an_area_or_passes_it() -> None:
    area = (50.0, 50.0, 20.0, 20.0)
    assert crosses(area, ((0.0, 0.0), (100.0, 100.0)))
    assert not crosses(area, ((0.0, 30.0), (100.0, 30.0)))
    assert not crosses(area, ((0.0, 0.0), (30.0, 30.0)))


def test_arrows_run_behind_no_box_and_words_cover_nothing(graph: Graph) -> None:
    drawing = compose(graph.networkx())
    areas = [(box.x + box.width / 2, box.y + box.height / 2, box.width, box.height) for box in drawing.boxes]
    for arrow in drawing.arrows:
        assert not any(crosses(area, (arrow.start, arrow.end)) for area in areas)
        width, height = words_size(arrow.lines)
        x, y = arrow.words
        for area in areas if arrow.lines else ():
            assert (
                abs(x - area[0]) >= (width + area[2]) / 2 - 1
                or abs(y - area[1]) >= (height + area[3]) / 2 - 1
            )


def test_layout_holds_a_star_a_ring_and_single_boxes() -> None:
    star = [(0, number) for number in range(1, 9)]
    ring = [(10 + number, 10 + (number + 1) % 6) for number in range(6)]
    places = layout([(80.0, 30.0)] * 20, star + ring)
    assert places.shape == (20, 2)
    assert places.min() > 0
    assert (layout([(80.0, 30.0)] * 20, star + ring) == places).all()
    assert layout([], []).shape == (0, 2)


def test_png_is_a_picture(graph: Graph) -> None:
    from PIL import Image

    data = draw(graph, "png").data
    picture = Image.open(io.BytesIO(data))
    assert picture.format == "PNG" and picture.width > 500
    assert len(picture.convert("RGB").getcolors(1 << 24) or []) > 10
    assert data == draw(graph, "png").data


def test_arabic_labels_are_joined() -> None:
    """Letters of one word, drawn together, are narrower than drawn one by one: the engine joins them."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    from kg.graph.png import FONT

    renderer = FigureCanvasAgg(Figure(dpi=100)).get_renderer()

    def width(text: str) -> float:
        figure = Figure(dpi=100)
        FigureCanvasAgg(figure)
        return float(figure.text(0, 0, text, family=FONT, fontsize=40).get_window_extent(renderer).width)

    assert width("بيت") < 0.8 * sum(width(letter) for letter in "بيت")


def test_a_neighbourhood(graph: Graph) -> None:
    svg = draw(graph, "svg", View(around="كيري", depth=1)).data.decode()
    assert "فلاديمير بوتين" in svg and "سيرغي لافروف" in svg and "Josh Earnest" not in svg
    with pytest.raises(GraphError, match="no entity"):
        draw(graph, "svg", View(around="nobody"))
    with pytest.raises(GraphError, match="could be drawn"):
        draw(graph, "svg", View(around="Moscow"))


def test_a_limit_says_what_it_left_out(graph: Graph) -> None:
    picture = draw(graph, "svg", View(nodes=4))
    assert " of 10 nodes shown" in picture.message
    assert picture.message in picture.data.decode()
    assert draw(graph, "svg").message == ""


def test_numbers_out_of_range_are_refused(graph: Graph) -> None:
    with pytest.raises(GraphError, match="so few nodes"):
        draw(graph, "svg", View(nodes=1))
    for view in (View(nodes=0), View(nodes=5000), View(depth=0), View(depth=99)):
        with pytest.raises(GraphError, match="nodes and"):
            draw(graph, "svg", view)


def test_an_empty_graph_is_an_empty_page() -> None:
    assert atlas(Graph())["nodes"] == []


def test_an_empty_graph_cannot_be_drawn() -> None:
    with pytest.raises(GraphError, match="nothing to draw"):
        draw(Graph(), "png")


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_one_language_only(graph: Graph, lang: str) -> None:
    svg = draw(graph, "svg", View(lang=lang)).data.decode()  # type: ignore[arg-type]
    assert ("جون كيري" in svg) is (lang == "ar")
    assert ("John Kerry" in svg) is (lang == "en")


def test_what_is_no_fact_is_drawn_broken() -> None:
    readings = [claim("negative", "actual", True)]
    drawing = compose(build(readings, resolve(readings)).networkx())
    assert any(box.dashed for box in drawing.boxes)
    assert all(arrow.dashed for arrow in drawing.arrows)


def test_the_view_is_a_multidigraph(graph: Graph) -> None:
    assert isinstance(graph.networkx(), nx.MultiDiGraph)
