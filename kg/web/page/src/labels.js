// Labels that do not lie on one another: collected while a frame is drawn, placed when it is done. The largest nodes
// come first; a label for which there is no free place is left out, but for that of the chosen node.

import { drawEdgeLabel, drawNodeLabel, measureEdge, measureNode } from "./draw.js";

const FEW = 400; // nodes or lines; of so many each is something that labels keep clear of
const ON_NODE = 1000; // what a place costs that covers a node; no label may
const ON_LINE = 6; // one that a line crosses, or that covers a node that is faint or much smaller
const SMALLER = 0.75; // of its size
const ALONG = [0.5, 0.38, 0.62, 0.27, 0.73]; // where on its way a line may have its label
const EDGE = 3; // pixels that stay free at the rim

const meets = (a, b) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

// Whether a line from a to b runs through a rectangle (Liang, Barsky 1984).
function crosses({ x, y, width, height }, a, b) {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  let [from, to] = [0, 1];
  for (const [step, room] of [[-dx, a.x - x], [dx, x + width - a.x], [-dy, a.y - y], [dy, y + height - a.y]]) {
    if (step === 0) {
      if (room < 0) return false;
    } else if (step < 0) from = Math.max(from, room / step);
    else to = Math.min(to, room / step);
  }
  return from < to;
}

export class Labels {
  constructor(view, colors) {
    Object.assign(this, { view, colors, nodes: [], edges: [] });
  }

  clear() {
    this.nodes = [];
    this.edges = [];
  }

  // What stands on the screen beside the labels, where there is little enough of it to be looked at.
  surroundings() {
    const { sigma, graph, data, state } = this.view;
    const few = graph.order <= FEW && graph.size <= FEW;
    const at = data.nodes.map((node) => (few && state.seen.nodes[node.index] ? { ...sigma.graphToViewport(graph.getNodeAttributes(node.index)), size: sigma.scaleSize(sigma.getNodeDisplayData(node.index).size) } : null));
    const { focus } = this.view;
    const disc = ({ x, y, size }, index) => ({ x: x - size, y: y - size, width: 2 * size, height: 2 * size, middle: { x, y }, size, dim: focus !== null && !focus.has(index) });
    this.discs = at.map((one, index) => one && disc(one, index)).filter(Boolean);
    this.lines = few ? data.lines.filter((line) => state.seen.lines.get(line.key).length).map((line) => [at[line.source], at[line.target]]) : [];
  }

  draw() {
    const { width, height } = this.view.sigma.getDimensions();
    this.room = { width, height };
    this.taken = [];
    this.surroundings();
    const order = (one) => [one.data.strong ? 0 : 1, -one.data.size, Number(one.data.key)];
    const before = (a, b) => order(a).map((value, at) => value - order(b)[at]).find((difference) => difference) ?? 0;
    for (const one of this.nodes.sort(before)) this.placeNode(one);
    for (const one of this.edges) this.placeEdge(one);
  }

  placeNode({ context, data, settings }) {
    const { width, height } = measureNode(context, data, settings);
    const gap = data.size + 2;
    const sides = [[-width / 2, gap], [-width / 2, -gap - height], [gap + 2, -height / 2], [-gap - 2 - width, -height / 2]];
    const half = data.size * 0.7;
    const own = { x: data.x - half, y: data.y - half, width: 2 * half, height: 2 * half };
    const inside = data.x >= 0 && data.x <= this.room.width;
    const places = sides.map(([dx, dy]) => ({ x: inside ? this.clamp(data.x + dx, width) : data.x + dx, y: data.y + dy, width, height }));
    const free = data.strong ? places.slice(0, 1) : places.filter((place) => this.isFree(place) && !meets(place, own));
    if (!free.length) return;
    const costs = free.map((place, at) => at + this.cost(place, data));
    const least = Math.min(...costs);
    if (least >= ON_NODE) return;
    const best = free[costs.indexOf(least)];
    this.taken.push(best);
    if (!data.strong) drawNodeLabel(context, data, settings, best, this.colors());
  }

  clamp(x, width) {
    return Math.max(EDGE, Math.min(x, this.room.width - width - EDGE));
  }

  isFree(place) {
    return !this.taken.some((other) => meets(place, other));
  }

  // What a label would cover: other nodes, lines.
  cost(place, { x, y, size }) {
    const covered = this.discs.filter((disc) => Math.hypot(disc.middle.x - x, disc.middle.y - y) >= 1 && meets(place, disc));
    const nodes = covered.map((disc) => (disc.dim || disc.size < SMALLER * size ? ON_LINE : ON_NODE));
    const lines = this.lines.filter(([a, b]) => crosses(place, a, b)).length;
    return nodes.reduce((sum, one) => sum + one, 0) + lines * ON_LINE;
  }

  placeEdge({ context, data, source, target, settings }) {
    const { width, height, angle } = measureEdge(context, data, source, target, settings);
    const [dx, dy] = [target.x - source.x, target.y - source.y];
    const long = Math.hypot(dx, dy);
    const room = long - source.size - target.size - 12;
    if (width > room) return;
    const upright = Math.abs(angle) > Math.PI / 2 ? angle + Math.PI : angle;
    for (const part of ALONG) {
      const reach = width / 2 + 6;
      if (part * long < source.size + reach || (1 - part) * long < target.size + reach) continue;
      const middle = { x: source.x + dx * part + 8 * Math.sin(upright), y: source.y + dy * part - 8 * Math.cos(upright) };
      const pieces = this.along(middle, angle, width, height).map((piece) => ({ ...piece, line: data.line.key }));
      if (!pieces.every((piece) => this.isFree(piece))) continue;
      this.taken.push(...pieces);
      return drawEdgeLabel(context, data, middle, upright, this.colors());
    }
  }

  // A slanting label as squares one behind the other.
  along({ x, y }, angle, width, height) {
    const count = Math.max(1, Math.ceil(width / height));
    return Array.from({ length: count }, (_, at) => {
      const away = ((at + 0.5) / count - 0.5) * width;
      return { x: x + away * Math.cos(angle) - height / 2, y: y + away * Math.sin(angle) - height / 2, width: height, height };
    });
  }
}
