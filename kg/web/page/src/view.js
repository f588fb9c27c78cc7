// The drawn graph: what is where, in which colour, and what a click means.

import { MultiDirectedGraph } from "graphology";
import Sigma from "sigma";
import { concerned } from "./data.js";
import { nodeHover, shortened } from "./draw.js";
import { Labels } from "./labels.js";
import { EDGE_PROGRAMS, NodeProgram } from "./programs.js";

const FEW = 150; // nodes; fewer are drawn larger, up to twice

const FLAT = 2; // most that the layout is stretched: twice as wide as high, or as high as wide

const size = (degree) => 4 + 2.1 * Math.sqrt(degree);

// The layout is about as wide as high; it is stretched to the shape of the screen.
function stretch(container) {
  const { width, height } = container.getBoundingClientRect();
  return Math.sqrt(Math.min(FLAT, Math.max(1 / FLAT, width && height ? width / height : 1)));
}

function makeGraph(data, across) {
  const graph = new MultiDirectedGraph();
  const larger = Math.min(2, Math.max(1, Math.sqrt(FEW / data.nodes.length)));
  for (const node of data.nodes) {
    const event = node.event !== undefined;
    graph.addNode(node.index, { x: node.at[0] * across, y: node.at[1] / across, size: larger * Math.min(size(node.edges.length), event ? 6 : 26), type: "node" });
  }
  for (const line of data.lines) {
    graph.addEdgeWithKey(line.key, line.source, line.target, { type: line.sort, line, size: larger * (1.5 + Math.min(Math.log2(line.parts.length), 3)) });
  }
  return graph;
}

const MANY = 2000; // lines; so many are drawn as hairs
const AFAR = 0.4; // of the whole: when more is in view, the heads of arrows could not be told apart
const NARROW = 600; // pixels; names are cut shorter on narrower screens
const SHORTER = 24;
const RIM = 90; // pixels beside what is shown, where its names stand
const NEAREST = 0.12; // of the whole: nearer than this nothing is shown by itself
const NEAR = 7; // pixels from a line that still mean it

function toSegment(p, a, b) {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const t = Math.max(0, Math.min(1, ((p.x - a.x) * dx + (p.y - a.y) * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(p.x - a.x - t * dx, p.y - a.y - t * dy);
}

// "#rrggbb" with an opacity, as sigma reads it.
const faded = (color, opacity) => color + Math.round(opacity * 255).toString(16).padStart(2, "0");

export class View {
  constructor(container, data, state, on) {
    Object.assign(this, { data, state, on, hovered: null, focus: null, few: data.nodes.length < 40, shown: data.nodes.length });
    this.graph = makeGraph(data, stretch(container));
    this.afar = this.graph.size > MANY;
    const colors = () => this.state.colors;
    const labels = new Labels(this, colors);
    this.labels = labels;
    this.sigma = new Sigma(this.graph, container, {
      allowInvalidContainer: true,
      defaultNodeType: "node",
      nodeProgramClasses: { node: NodeProgram },
      nodeHoverProgramClasses: { node: NodeProgram },
      edgeProgramClasses: EDGE_PROGRAMS,
      defaultDrawNodeLabel: (context, data, settings) => data.label && labels.nodes.push({ context, data, settings }),
      defaultDrawNodeHover: nodeHover(colors),
      defaultDrawEdgeLabel: (context, data, source, target, settings) => data.label && labels.edges.push({ context, data, source, target, settings }),
      renderEdgeLabels: true,
      hideEdgesOnMove: this.graph.size > 3000,
      hideLabelsOnMove: this.graph.order > 1500,
      labelSize: 13,
      edgeLabelSize: 11,
      labelDensity: this.graph.order > 400 ? 0.5 : 2,
      labelGridCellSize: 110,
      labelRenderedSizeThreshold: this.graph.order > 400 ? 7 : 4,
      minCameraRatio: 0.02,
      maxCameraRatio: 4,
      minEdgeThickness: 1.2,
      stagePadding: 40,
      zIndex: true,
      nodeReducer: (node, attributes) => ({ ...attributes, ...this.node(Number(node)) }),
      edgeReducer: (edge, attributes) => ({ ...attributes, ...this.edge(attributes.line) }),
    });
    labels.draw(); // what was collected while sigma was made
    this.sigma.on("beforeRender", () => labels.clear());
    this.sigma.on("afterRender", () => labels.draw());
    this.sigma.getCamera().on("updated", () => this.afar !== this.isAfar() && this.refresh());
    this.listen();
  }

  isAfar() {
    return this.graph.size > MANY && this.sigma.getCamera().ratio > AFAR;
  }

  listen() {
    const { sigma } = this;
    sigma.on("enterNode", ({ node }) => this.hover(Number(node)));
    sigma.on("leaveNode", () => this.hover(null));
    sigma.on("clickNode", ({ node }) => !this.moved && this.on.node(Number(node)));
    sigma.on("clickStage", ({ event }) => {
      const line = this.lineAt(event);
      if (line) this.on.line(line);
      else this.on.stage();
    });
    sigma.on("moveBody", ({ event }) => this.hovered === null && this.pointer(this.lineAt(event) ? "pointer" : ""));
    this.drag();
  }

  // The line under the mouse, found by distance: drawing all lines a second time for this took longer than all else.
  lineAt({ x, y }) {
    const { sigma, state, data } = this;
    const at = sigma.viewportToGraph({ x, y });
    const away = sigma.viewportToGraph({ x: x + NEAR, y });
    const reach = Math.hypot(away.x - at.x, away.y - at.y);
    let best = null;
    let least = reach;
    for (const line of data.lines) {
      if (!state.seen.lines.get(line.key).length) continue;
      const distance = toSegment(at, this.graph.getNodeAttributes(line.source), this.graph.getNodeAttributes(line.target));
      if (distance < least) [best, least] = [line, distance];
    }
    return best;
  }

  // A node can be taken elsewhere with the mouse.
  drag() {
    const { sigma, graph } = this;
    let held = null;
    sigma.on("downNode", ({ node }) => {
      held = node;
      this.moved = false;
      if (!sigma.getCustomBBox()) sigma.setCustomBBox(sigma.getBBox());
    });
    sigma.on("moveBody", ({ event }) => {
      if (held === null) return;
      this.moved = true;
      const at = sigma.viewportToGraph(event);
      graph.mergeNodeAttributes(held, { x: at.x, y: at.y });
      event.preventSigmaDefault();
      event.original.preventDefault();
      event.original.stopPropagation();
    });
    for (const name of ["upNode", "upStage"]) sigma.on(name, () => (held = null));
    document.addEventListener("mouseup", () => (held = null), true);
  }

  pointer(kind) {
    this.sigma.getContainer().style.cursor = kind;
  }

  hover(node) {
    this.hovered = node;
    this.pointer(node === null ? "" : "pointer");
    this.refresh();
  }

  // What stays bright: the chosen or touched node with its neighbours, or the ends of the chosen line.
  bright() {
    const { selected } = this.state;
    const node = this.hovered ?? (selected?.node ?? null);
    if (node !== null) return new Set([node, ...this.data.nodes[node].edges.flatMap((line) => [line.source, line.target])]);
    if (selected?.line) return new Set([selected.line.source, selected.line.target]);
    if (selected?.other) return new Set(concerned(this.data, selected.other));
    return null;
  }

  node(index) {
    const { data, state } = this;
    const node = data.nodes[index];
    if (!state.seen.nodes[index]) return { hidden: true, label: "" };
    const event = node.event !== undefined;
    const status = event ? data.events[node.event]?.status ?? "hypothetical" : "";
    const chosen = state.selected?.node === index;
    const dim = this.focus && !this.focus.has(index);
    const main = event ? state.colors.status[status] : state.colors.kind[node.kind] ?? state.colors.kind.OTHER;
    const rim = event ? main : state.colors.paper;
    const label = dim || (event && !this.focus?.has(index) && !chosen && this.shown > 80) ? "" : shortened(node[state.lang], innerWidth < NARROW ? SHORTER : undefined);
    return {
      color: dim ? state.colors.faint : event ? state.colors.card : main,
      rim: dim ? state.colors.faint : rim,
      shape: event ? (status === "affirmed" ? 1 : 2) : 0,
      label,
      strong: chosen,
      highlighted: chosen,
      forceLabel: chosen || (this.focus !== null && this.focus.size < 40 && !dim) || this.few,
      zIndex: dim ? 0 : chosen ? 3 : 2,
    };
  }

  edge(line) {
    const { state, data } = this;
    const parts = state.seen.lines.get(line.key);
    if (!parts.length) return { hidden: true };
    const ends = [line.source, line.target];
    const bright = this.focus && (state.selected?.line === line || (this.hovered ?? state.selected?.node ?? -1) === line.source || (this.hovered ?? state.selected?.node ?? -1) === line.target);
    const status = data.events[parts[0].event]?.status ?? "affirmed";
    const color = line.sort === "fact" ? state.colors.edge : line.sort === "speech" ? state.colors.speech : state.colors.status[status];
    const words = [...new Set(parts.filter((part) => part.role === "relation" || part.role === "speech").map((part) => part[state.lang]))];
    return {
      type: this.afar && !bright ? "hair" : line.sort,
      color: this.focus ? (bright ? (line.sort === "fact" ? state.colors.ink : color) : state.colors.faint) : line.sort === "fact" ? color : faded(color, 0.8),
      label: bright || (!this.focus && this.shown < 120) ? shortened(words.slice(0, 2).join(" · ") + (words.length > 2 ? ` +${words.length - 2}` : ""), 30) : "",
      forceLabel: Boolean(bright) && ends.every((end) => this.focus.has(end)),
      zIndex: bright ? 2 : 1,
    };
  }

  // Draw anew, once for all that happens in one turn.
  refresh() {
    this.focus = this.bright();
    this.shown = this.state.seen.nodes.filter(Boolean).length;
    this.few = this.shown < 40;
    this.afar = this.isAfar();
    this.sigma.scheduleRefresh();
  }

  // Bring nodes into view with the next frame: until then sigma does not know how large the graph is.
  show(nodes) {
    if (nodes.length) this.sigma.once("afterRender", () => this.bring(nodes));
    this.refresh();
  }

  // With room for their names.
  bring(nodes) {
    const { sigma } = this;
    const { width, height } = sigma.getDimensions();
    const whole = { cameraState: { x: 0.5, y: 0.5, ratio: 1, angle: 0 } };
    const framed = (at) => sigma.viewportToFramedGraph(at, whole);
    const found = nodes.map((node) => framed(sigma.graphToViewport(this.graph.getNodeAttributes(node), whole)));
    const [corner, other] = [framed({ x: 0, y: height }), framed({ x: width, y: 0 })];
    const part = (axis, rim) => {
      const values = found.map((one) => one[axis]);
      const [low, high] = [Math.min(...values), Math.max(...values)];
      return { middle: (low + high) / 2, need: (high - low) / (other[axis] - corner[axis]) / Math.max(0.3, 1 - rim) };
    };
    const [x, y] = [part("x", (2 * RIM) / width), part("y", RIM / height)];
    const ratio = Math.min(1, Math.max(x.need, y.need, NEAREST));
    const duration = matchMedia("(prefers-reduced-motion: reduce)").matches ? 1 : 350;
    sigma.getCamera().animate({ x: x.middle, y: y.middle, ratio, angle: 0 }, { duration });
  }

  // Bring what passes the filters into view; everything when all does.
  fit() {
    const seen = this.data.nodes.filter((node) => this.state.seen.nodes[node.index]);
    if (seen.length === this.data.nodes.length) this.zoom("all");
    else this.show(seen.map((node) => node.index));
  }

  move(dx, dy) {
    const camera = this.sigma.getCamera();
    const { x, y, ratio } = camera.getState();
    camera.animate({ x: x + dx * ratio * 0.15, y: y + dy * ratio * 0.15 }, { duration: 120 });
  }

  zoom(how) {
    const camera = this.sigma.getCamera();
    if (how === "all") camera.animatedReset({ duration: 250 });
    else if (how === "in") camera.animatedZoom({ duration: 150 });
    else camera.animatedUnzoom({ duration: 150 });
  }
}
