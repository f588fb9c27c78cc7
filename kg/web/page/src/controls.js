// Filters and legend on the left.

import { bdi, byId, el } from "./dom.js";
import { everything } from "./filters.js";
import { speakerKey } from "./data.js";
import { number, say } from "./words.js";

const BARS = 48;

export class Controls {
  constructor(data, state, changed) {
    Object.assign(this, { data, state, changed });
    this.whole = everything(data);
  }

  word(name) {
    return say(name, this.state.lang);
  }

  show() {
    const reset = el("button", { type: "button", class: "plain", id: "reset", onclick: () => (Object.assign(this.state.wanted, everything(this.data)), this.show(), this.changed()) }, this.word("reset"));
    byId("filters").replaceChildren(
      el("div", { class: "head" }, el("h2", {}, this.word("filters")), reset),
      el("p", { id: "count", role: "status" }),
      this.statuses(),
      this.time(),
      this.sources(),
      this.types(),
      this.legend(),
    );
    this.count();
  }

  count() {
    const shown = this.state.seen.events.filter(Boolean).length;
    const all = this.data.events.length;
    const nodes = this.state.seen.nodes.filter(Boolean).length;
    byId("count").textContent = `${number(shown)} ${this.word("ofAll")} ${number(all)} ${this.word("events")} · ${number(nodes)} ${this.word("entities")}`;
  }

  tally(of) {
    const counts = {};
    for (const event of this.data.events) counts[event[of]] = (counts[event[of]] ?? 0) + 1;
    return counts;
  }

  box(set, key, label, sample, count) {
    const input = el("input", { type: "checkbox", value: key, checked: set.has(key), onchange: () => (input.checked ? set.add(key) : set.delete(key), this.changed()) });
    return el("label", { class: "check" }, input, sample, el("span", { class: "label" }, label), el("span", { class: "number" }, number(count)));
  }

  group(title, id, ...rest) {
    return el("section", { id }, el("h3", {}, title), ...rest);
  }

  statuses() {
    const { lang, colors, wanted } = this.state;
    const counts = this.tally("status");
    const boxes = Object.entries(this.data.statuses)
      .filter(([key]) => counts[key])
      .map(([key, label]) => this.box(wanted.statuses, key, label[lang], el("i", { class: `diamond ${key}`, style: { "--c": colors.status[key] } }), counts[key]));
    return this.group(this.word("status"), "by-status", ...boxes);
  }

  types() {
    const { lang, wanted } = this.state;
    const counts = this.tally("type");
    const keys = Object.keys(this.data.types).filter((key) => counts[key]).sort((a, b) => counts[b] - counts[a] || a.localeCompare(b));
    const set = (all) => () => {
      wanted.types = new Set(all ? Object.keys(this.data.types) : []);
      this.show();
      this.changed();
    };
    const both = el("span", { class: "both" }, el("button", { type: "button", class: "plain", onclick: set(true) }, this.word("all")), el("button", { type: "button", class: "plain", onclick: set(false) }, this.word("none")));
    const group = this.group(this.word("type"), "by-type", ...keys.map((key) => this.box(wanted.types, key, this.data.types[key][lang], null, counts[key])));
    group.querySelector("h3").append(both);
    return group;
  }

  sources() {
    const { lang, wanted } = this.state;
    const counts = new Map();
    for (const event of this.data.events) for (const source of event.sources) counts.set(source, (counts.get(source) ?? 0) + 1);
    const name = (key) => {
      const rest = key.slice(key.indexOf(" ") + 1);
      if (key.startsWith("publisher ")) return rest;
      const node = /^\d+$/.test(rest) ? this.data.nodes[rest] : null;
      return node ? node[lang] : rest.split("|")[lang === "ar" ? 1 : 0];
    };
    const options = (prefix) => [...counts].filter(([key]) => key.startsWith(prefix)).sort((a, b) => b[1] - a[1] || name(a[0]).localeCompare(name(b[0])))
      .map(([key, count]) => el("option", { value: key, selected: wanted.source === key }, `${name(key)} (${number(count)})`));
    const select = el("select", { id: "source", "aria-label": this.word("source"), onchange: () => ((wanted.source = select.value), this.changed()) },
      el("option", { value: "" }, this.word("anySource")),
      counts.has("own") ? el("option", { value: "own", selected: wanted.source === "own" }, `${this.word("ownWords")} (${number(counts.get("own"))})`) : null,
      el("optgroup", { label: this.word("speakers") }, ...options("speaker ")),
      el("optgroup", { label: this.word("publishers") }, ...options("publisher ")));
    return this.group(this.word("source"), "by-source", select);
  }

  time() {
    const { wanted } = this.state;
    const { from, until } = this.whole;
    if (!from) return null;
    const input = (key, label) => {
      const one = el("input", { type: "date", value: wanted[key], min: from, max: until, "aria-label": label, id: key, onchange: () => {
        wanted[key] = one.value || this.whole[key];
        this.bars(histogram);
        this.changed();
      } });
      return one;
    };
    const undated = el("input", { type: "checkbox", checked: wanted.undated, id: "undated", onchange: () => ((wanted.undated = undated.checked), this.changed()) });
    const histogram = el("div", { class: "bars", dir: "ltr", "aria-hidden": "true" });
    this.bars(histogram);
    return this.group(this.word("time"), "by-time", histogram, el("div", { class: "dates", dir: "ltr" }, input("from", "from"), el("span", {}, "–"), input("until", "until")), el("label", { class: "check" }, undated, el("span", { class: "label" }, this.word("undated"))));
  }

  // How many events fall into each stretch of the whole time; a click takes the stretch as the first or last day.
  bars(box) {
    const { from, until } = this.whole;
    const { wanted } = this.state;
    const [first, last] = [Date.parse(from), Date.parse(until) + 864e5];
    const counts = new Array(BARS).fill(0);
    for (const event of this.data.events) {
      if (event.from) counts[Math.min(BARS - 1, Math.floor(((Date.parse(event.from) - first) / (last - first)) * BARS))]++;
    }
    const most = Math.max(...counts, 1);
    box.replaceChildren(...counts.map((count, at) => {
      const day = new Date(first + ((last - first) * at) / BARS).toISOString().slice(0, 10);
      const inside = day >= wanted.from.slice(0, 10) && day <= wanted.until;
      return el("i", { class: inside ? "inside" : "", title: `${day}: ${count}`, style: { height: `${count ? 8 + (92 * Math.sqrt(count)) / Math.sqrt(most) : 2}%` } });
    }));
  }

  legend() {
    const { lang, colors } = this.state;
    const kinds = new Set(this.data.nodes.map((node) => node.kind));
    const rows = Object.entries(this.data.kinds).filter(([key]) => kinds.has(key)).map(([key, label]) => [el("i", { class: "dot", style: { "--c": colors.kind[key] } }), label[lang]]);
    rows.push([el("i", { class: "diamond denied", style: { "--c": colors.status.planned } }), this.word("event")]);
    rows.push([el("i", { class: "line", style: { "--c": colors.edge } }), this.word("plainEdge")]);
    rows.push([el("i", { class: "line broken", style: { "--c": colors.status.denied } }), this.word("brokenEdge")]);
    rows.push([el("i", { class: "line dotted", style: { "--c": colors.speech } }), this.word("speechEdge")]);
    return this.group(this.word("legend"), "legend", ...rows.map(([sample, label]) => el("div", { class: "row" }, sample, bdi(label))));
  }
}

export { speakerKey };
