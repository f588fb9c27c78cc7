// The side panel: what is chosen, and the sentences behind it.

import { bdi, byId, el, link } from "./dom.js";
import { act, number, say } from "./words.js";

const MOST = 60; // events that are listed at once

// A sentence with trigger and participants marked; offsets are code points.
export function sentence(text, marks, lang, open) {
  const letters = Array.from(text);
  const points = [...new Set([0, letters.length, ...marks.flatMap(([from, to]) => [from, to])])].filter((at) => at >= 0 && at <= letters.length).sort((a, b) => a - b);
  const parts = points.slice(0, -1).map((from, index) => {
    const to = points[index + 1];
    const words = letters.slice(from, to).join("");
    const over = marks.filter(([start, end]) => start <= from && end >= to).sort((a, b) => a[1] - a[0] - (b[1] - b[0]));
    const best = over.find(([, , role]) => role === "trigger") ?? over[0];
    if (!best) return words;
    const role = best[2] === "time" ? "date" : best[2];
    const goes = best[3] >= 0;
    return el("mark", { class: best[2], title: say(role, lang), "data-node": goes ? best[3] : null, onclick: goes ? () => open(best[3]) : null }, words);
  });
  return el("p", { class: "sentence", dir: "auto" }, parts);
}

export class Panel {
  constructor(data, state, on) {
    Object.assign(this, { data, state, on });
  }

  word(name, values) {
    return say(name, this.state.lang, values);
  }

  show() {
    const { selected } = this.state;
    const panel = byId("panel");
    panel.hidden = !selected;
    document.body.classList.toggle("with-panel", Boolean(selected));
    if (!selected) return panel.replaceChildren();
    const close = el("button", { class: "close", type: "button", title: this.word("close"), "aria-label": this.word("close"), onclick: this.on.close }, "✕");
    const body = selected.node !== undefined ? this.ofNode(this.data.nodes[selected.node]) : selected.line ? this.ofLine(selected.line) : selected.other ? this.ofOther(selected.other) : this.ofEvents([selected.event]);
    panel.replaceChildren(close, ...body);
    panel.scrollTop = 0;
  }

  ofNode(node) {
    if (node.event !== undefined) return this.ofEvents(node.event >= 0 ? [node.event] : []);
    const { lang, colors } = this.state;
    const other = lang === "ar" ? "en" : "ar";
    const second = node[other] !== node[lang] ? bdi(node[other], { class: "second", lang: other }) : null;
    const kind = el("span", { class: "kind", style: { "--c": colors.kind[node.kind] ?? colors.kind.OTHER } }, this.data.kinds[node.kind]?.[lang] ?? node.kind);
    const wikidata = node.wikidata ? link(`https://www.wikidata.org/wiki/${node.wikidata}`, `Wikidata ${node.wikidata}`, { class: "outside" }) : null;
    const names = node.names.length ? el("p", { class: "names" }, `${this.word("alsoCalled")}: `, ...node.names.flatMap((name, at) => [at ? " · " : "", bdi(name)])) : null;
    const seen = this.data.eventsOf[node.index].filter((event) => this.state.seen.events[event]);
    return [el("h2", {}, bdi(node[lang])), second, el("p", { class: "facts" }, kind, wikidata), names, ...this.list(seen)].filter(Boolean);
  }

  // What is named and not drawn.
  ofOther(other) {
    const lang = this.state.lang;
    const second = other.en !== other.ar ? bdi(other[lang === "ar" ? "en" : "ar"], { class: "second", lang: lang === "ar" ? "en" : "ar" }) : null;
    return [el("h2", {}, bdi(other[lang])), second, ...this.list([...other.events].filter((event) => this.state.seen.events[event]))].filter(Boolean);
  }

  ofLine(line) {
    const { lang } = this.state;
    const [from, to] = [this.data.nodes[line.source], this.data.nodes[line.target]];
    const events = [...new Set(this.state.seen.lines.get(line.key).map((part) => part.event))].filter((event) => event >= 0);
    const title = el("h2", { class: "pair" }, this.nodeButton(from, lang), el("span", { class: "arrow", "aria-hidden": "true" }, lang === "ar" ? "←" : "→"), this.nodeButton(to, lang));
    return [title, ...this.list(events)];
  }

  ofEvents(events) {
    return this.list(events, true);
  }

  nodeButton(node, lang) {
    return el("button", { type: "button", class: "name", onclick: () => this.on.node(node.index) }, bdi(node[lang]));
  }

  // Newest first; what has no date comes last.
  list(events, alone = false) {
    const sorted = events.map((event) => this.data.events[event]).sort((a, b) => (b.from || "0").localeCompare(a.from || "0") || a.index - b.index);
    const head = alone ? [] : [el("p", { class: "count" }, `${number(sorted.length)} ${this.word("events")}`)];
    const box = el("div", { class: "cards" });
    const add = (from) => {
      box.append(...sorted.slice(from, from + MOST).map((event) => this.card(event, alone)));
      if (sorted.length > from + MOST) {
        const more = el("button", { type: "button", class: "more", onclick: () => (more.remove(), add(from + MOST)) }, this.word("more"));
        box.append(more);
      }
    };
    add(0);
    return [...head, box];
  }

  card(event, alone) {
    const { lang, colors } = this.state;
    const color = colors.status[event.status];
    const status = el("span", { class: `status ${event.status}`, style: { "--c": color } }, this.data.statuses[event.status]?.[lang] ?? event.status);
    const type = el("span", { class: "type" }, this.data.types[event.type]?.[lang] ?? event.type);
    const when = event.time[0] ? el("time", { dir: "ltr" }, event.time[0].replace("/", " – ")) : null;
    const where = event.place.map((one) => this.who(one));
    const title = el(alone ? "h2" : "h3", {}, bdi(event[lang]));
    const facts = el("p", { class: "facts" }, status, type, when, where.length ? el("span", { class: "where" }, ...where) : null);
    return el("article", { class: `card ${event.status}`, style: { "--c": color }, "data-event": event.index }, title, facts, ...event.told.map((told) => this.told(told)));
  }

  who(one) {
    if (Array.isArray(one)) {
      const other = this.data.others.get(one.join("|"));
      const name = bdi(one[this.state.lang === "ar" ? 1 : 0]);
      return other ? el("button", { type: "button", class: "name", onclick: () => this.on.other(other) }, name) : name;
    }
    return this.nodeButton(this.data.nodes[one], this.state.lang);
  }

  told(told) {
    const { lang } = this.state;
    const { a, text } = this.data.sentences[told.s];
    const article = this.data.articles[a];
    const notes = [told.polarity === "negative" ? "negative" : "", told.modality ?? ""].filter(Boolean).map((name) => el("span", { class: "note" }, this.word(name)));
    const said = (told.said ?? []).map(([name, , who]) => el("span", { class: "said" }, ...who.flatMap((one, at) => [at ? "، " : "", this.who(one)]), " ", el("em", {}, act(name, lang))));
    const about = article ? el("p", { class: "from" }, link(article.url, bdi(article.title), { class: "title" }), " ", article.publisher ? bdi(article.publisher) : null, article.publisher && article.day ? " · " : null, article.day ? el("time", { dir: "ltr" }, article.day) : null) : null;
    return el("div", { class: "told" }, sentence(text, told.marks, lang, (node) => this.on.node(node)), notes.length || said.length ? el("p", { class: "stance" }, ...said, ...notes) : null, about);
  }
}
