// The explorer page: one file, no network. Data come from a JSON script element and go into the page as text.

import { tell, told } from "./address.js";
import { palette } from "./colors.js";
import { Controls } from "./controls.js";
import { concerned, load } from "./data.js";
import { byId, el } from "./dom.js";
import { visible } from "./filters.js";
import { Finder } from "./finder.js";
import { Panel } from "./panel.js";
import { Table } from "./table.js";
import { View } from "./view.js";
import { number, say } from "./words.js";

const root = document.documentElement;

// Remembered where the browser lets a page from disk remember anything.
const memory = {
  get(key) {
    try {
      return localStorage.getItem(`kg-${key}`);
    } catch {
      return null;
    }
  },
  set(key, value) {
    try {
      localStorage.setItem(`kg-${key}`, value);
    } catch {
      // a page from disk may not
    }
  },
};

class Page {
  constructor(data) {
    this.data = data;
    const dark = memory.get("theme") ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
    const said = told(data);
    const lang = said.lang ?? memory.get("lang") ?? (navigator.language.startsWith("ar") ? "ar" : "en");
    this.state = { lang, dark: dark === "dark", colors: palette(dark === "dark"), wanted: said.wanted, seen: null, selected: said.selected, table: said.table };
    this.state.seen = visible(data, this.state.wanted);
    this.before = [];
    const on = { node: (node) => this.select({ node }), event: (event) => this.selectEvent(event), other: (other) => this.select({ other }), close: () => this.select(null) };
    this.panel = new Panel(data, this.state, on);
    this.table = new Table(data, this.state, on);
    this.controls = new Controls(data, this.state, () => this.filtered());
    this.finder = new Finder(data, this.state, { ...on, text: (text) => this.searched(text) });
    this.table.text = byId("search").value = said.text;
    this.wire();
    this.dress();
    this.draw();
    if (said.selected) this.select(said.selected, true);
  }

  // Last of all: drawing thousands of lines twice would double the time until a large graph is there.
  draw() {
    try {
      this.view = new View(byId("graph"), this.data, this.state, {
        node: (node) => this.select({ node }),
        line: (line) => this.select({ line }),
        stage: () => this.select(null),
      });
    } catch (error) {
      console.warn(error);
      byId("graph").replaceChildren(el("p", { id: "no-drawing" }));
      this.state.table = true;
      this.dress();
    }
  }

  wire() {
    byId("as-graph").addEventListener("click", () => this.look(false));
    byId("as-table").addEventListener("click", () => this.look(true));
    byId("language").addEventListener("click", () => this.speak());
    byId("theme").addEventListener("click", () => this.turn());
    byId("toggle").addEventListener("click", () => this.fold());
    byId("question").addEventListener("click", () => this.help());
    byId("zoom-in").addEventListener("click", () => this.view?.zoom("in"));
    byId("zoom-out").addEventListener("click", () => this.view?.zoom("out"));
    byId("zoom-all").addEventListener("click", () => this.view?.zoom("all"));
    document.addEventListener("keydown", (event) => this.key(event));
    addEventListener("hashchange", () => location.reload());
    if (innerWidth < 760) document.body.classList.add("folded");
  }

  // Everything that depends on language and theme.
  dress() {
    const { lang, dark } = this.state;
    root.lang = lang;
    root.dir = lang === "ar" ? "rtl" : "ltr";
    root.dataset.theme = dark ? "dark" : "light";
    for (const one of document.querySelectorAll("[data-say]")) one.textContent = say(one.dataset.say, lang);
    for (const one of document.querySelectorAll("[data-title]")) {
      one.title = say(one.dataset.title, lang);
      one.setAttribute("aria-label", one.title);
    }
    byId("search").placeholder = say("search", lang);
    const { nodes, shown } = this.data.total;
    byId("core").hidden = nodes <= shown;
    byId("core").textContent = say("core", lang, { total: number(nodes), shown: number(shown) });
    if (byId("no-drawing")) byId("no-drawing").textContent = say("noDrawing", lang);
    this.controls.show();
    this.look(this.state.table);
    this.panel.show();
    this.view?.refresh();
  }

  // Whatever changes what is looked at tells it to the address.
  tell() {
    tell(this.data, this.state);
  }

  look(table) {
    this.state.table = table;
    this.tell();
    byId("graph").hidden = table;
    byId("zoom").hidden = table;
    byId("table").hidden = !table;
    byId("as-graph").setAttribute("aria-pressed", String(!table));
    byId("as-table").setAttribute("aria-pressed", String(table));
    if (table) this.table.show();
    else this.view?.sigma.resize();
    if (!table) this.view?.refresh();
  }

  searched(text) {
    this.table.text = text;
    this.tell();
    if (this.state.table) this.table.show();
  }

  filtered() {
    this.state.seen = visible(this.data, this.state.wanted);
    this.tell();
    this.controls.count();
    if (this.state.table) this.table.show();
    this.panel.show();
    this.view?.refresh();
    if (!this.state.table && !this.state.selected) this.view?.fit();
  }

  select(selected, back = false) {
    if (!back && this.state.selected) this.before.push(this.state.selected);
    this.state.selected = selected;
    this.tell();
    this.panel.show();
    if (this.state.table) return this.table.show();
    if (!this.view) return;
    this.view.hovered = null;
    this.view.refresh();
    const node = selected?.node;
    if (node !== undefined) this.view.show([node, ...this.data.nodes[node].edges.flatMap((line) => [line.source, line.target])]);
    else if (selected?.line) this.view.show([selected.line.source, selected.line.target]);
    else if (selected?.other) this.view.show(concerned(this.data, selected.other));
  }

  // An event is chosen by its node or its line where it is drawn.
  selectEvent(event) {
    if (this.state.table) return this.select({ event });
    const node = this.data.nodes.find((one) => one.event === event);
    if (node) return this.select({ node: node.index });
    const line = this.data.lines.find((one) => one.parts.some((part) => part.event === event));
    return this.select(line ? { line } : { event });
  }

  // The next neighbour of the chosen node.
  walk(step) {
    const node = this.state.selected?.node;
    if (node === undefined) return;
    this.around = this.around?.of === this.start || this.around?.last === node ? this.around : null;
    this.around ??= { of: node, list: [...new Set(this.data.nodes[node].edges.map((line) => (line.source === node ? line.target : line.source)))].filter((one) => this.state.seen.nodes[one]), at: step > 0 ? -1 : 0 };
    const { list } = this.around;
    if (!list.length) return;
    this.around.at = (this.around.at + step + list.length) % list.length;
    this.around.last = list[this.around.at];
    this.select({ node: this.around.last });
  }

  speak() {
    this.state.lang = this.state.lang === "ar" ? "en" : "ar";
    memory.set("lang", this.state.lang);
    this.dress();
  }

  turn() {
    this.state.dark = !this.state.dark;
    this.state.colors = palette(this.state.dark);
    memory.set("theme", this.state.dark ? "dark" : "light");
    this.dress();
  }

  fold() {
    document.body.classList.toggle("folded");
    this.view?.sigma.resize();
    this.view?.refresh();
  }

  help() {
    const { lang } = this.state;
    const keys = [["/", "keySearch"], ["Esc", "keyEscape"], ["n  p", "keyNext"], ["b", "keyBack"], ["t", "keyView"], ["f", "keyFilters"], ["+  −  0", "keyZoom"], ["← ↑ → ↓", "keyMove"], ["l", "keyLanguage"], ["d", "keyTheme"], ["?", "keyHelp"]];
    const rows = keys.map(([key, name]) => el("div", { class: "row" }, el("kbd", { dir: "ltr" }, key), el("span", {}, say(name, lang))));
    const close = el("button", { type: "button", class: "close", "aria-label": say("close", lang), onclick: () => byId("help").close() }, "✕");
    byId("help").replaceChildren(close, el("h2", {}, say("help", lang)), el("p", {}, say("about", lang)), ...rows);
    byId("help").showModal();
  }

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") return byId("help").open || this.select(null);
    if (/^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) return;
    const keys = {
      "/": () => byId("search").focus(), "?": () => this.help(), t: () => this.look(!this.state.table), l: () => this.speak(), d: () => this.turn(), f: () => this.fold(),
      n: () => this.walk(1), p: () => this.walk(-1), b: () => this.before.length && this.select(this.before.pop(), true),
      "+": () => this.view?.zoom("in"), "=": () => this.view?.zoom("in"), "-": () => this.view?.zoom("out"), 0: () => this.view?.zoom("all"),
    };
    // By the place of the key, so that an Arabic keyboard has the same keys.
    const place = /^Key[A-Z]$/.test(event.code) ? event.code[3].toLowerCase() : event.code === "Slash" ? (event.shiftKey ? "?" : "/") : event.key;
    const moves = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };
    if (keys[place]) {
      keys[place]();
      event.preventDefault();
    } else if (moves[event.key] && !this.state.table && !event.target.closest("#panel, #filters")) {
      this.view?.move(...moves[event.key]);
      event.preventDefault();
    }
  }
}

const page = new Page(load(byId("data").textContent));
requestAnimationFrame(() => setTimeout(() => {
  root.dataset.ready = String(Math.round(performance.now()));
}));
root.kg = page;
