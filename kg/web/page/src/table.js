// The same events to read, line by line.

import { bdi, byId, el } from "./dom.js";
import { fold } from "./fold.js";
import { say } from "./words.js";

const MOST = 200;

export class Table {
  constructor(data, state, on) {
    Object.assign(this, { data, state, on, by: "day", down: false, text: "" });
  }

  names(list) {
    const { lang } = this.state;
    return list.map((one) => (Array.isArray(one) ? one[lang === "ar" ? 1 : 0] : this.data.nodes[one][lang])).join(lang === "ar" ? "، " : ", ");
  }

  columns() {
    const { lang } = this.state;
    const said = (event) => this.names([...new Map(event.told.flatMap((told) => (told.said ?? []).flatMap(([, , who]) => who)).map((one) => [String(one), one])).values()]);
    return [
      ["day", (event) => event.time[0]?.replace("/", " – ") ?? ""],
      ["what", (event) => event[lang]],
      ["who", (event) => this.names(event.agents)],
      ["whom", (event) => this.names(event.patients)],
      ["where", (event) => this.names(event.place)],
      ["type", (event) => this.data.types[event.type]?.[lang] ?? event.type],
      ["status", (event) => this.data.statuses[event.status]?.[lang] ?? event.status],
      ["said", said],
    ];
  }

  rows() {
    const columns = this.columns();
    const value = columns.find(([name]) => name === this.by)[1];
    const wanted = fold(this.text);
    const fits = (event) => !wanted || [event.en, event.ar, ...[...event.agents, ...event.patients].flatMap((one) => (Array.isArray(one) ? one : [this.data.nodes[one].en, this.data.nodes[one].ar]))].some((text) => fold(text).includes(wanted)) || event.told.some((told) => fold(this.data.sentences[told.s].text).includes(wanted));
    const found = this.data.events.filter((event) => this.state.seen.events[event.index] && fits(event)).map((event) => [value(event), event]);
    found.sort((a, b) => (a[0] === "") - (b[0] === "") || (this.down ? -1 : 1) * a[0].localeCompare(b[0], this.state.lang) || a[1].index - b[1].index);
    return found.map(([, event]) => event);
  }

  show() {
    const { lang } = this.state;
    const columns = this.columns();
    const rows = this.rows();
    const sort = (name) => () => {
      this.down = this.by === name && !this.down;
      this.by = name;
      this.show();
    };
    const heads = columns.map(([name]) => {
      const order = this.by === name ? (this.down ? "descending" : "ascending") : "none";
      return el("th", { scope: "col", "aria-sort": order }, el("button", { type: "button", onclick: sort(name) }, say(name, lang)));
    });
    const body = el("tbody");
    const add = (from) => {
      body.append(...rows.slice(from, from + MOST).map((event) => this.row(event, columns)));
      if (rows.length > from + MOST) {
        const more = el("tr", {}, el("td", { colspan: columns.length }, el("button", { type: "button", class: "more", onclick: () => (more.remove(), add(from + MOST)) }, say("more", lang))));
        body.append(more);
      }
    };
    add(0);
    const empty = rows.length ? null : el("p", { class: "empty" }, say("noEvents", lang));
    byId("table").replaceChildren(el("table", {}, el("thead", {}, el("tr", {}, heads)), body), ...(empty ? [empty] : []));
  }

  row(event, columns) {
    const open = () => this.on.event(event.index);
    const chosen = this.state.selected?.event === event.index;
    const cells = columns.map(([name, value]) => {
      const text = value(event);
      if (name === "what") return el("td", { class: `c-${name}` }, el("button", { type: "button", class: "name", onclick: open }, bdi(text)));
      if (name === "status") return el("td", { class: `c-${name}` }, el("span", { class: `status ${event.status}`, style: { "--c": this.state.colors.status[event.status] } }, text));
      return el("td", { class: `c-${name}` }, text ? bdi(text, name === "day" ? { dir: "ltr" } : {}) : "");
    });
    return el("tr", { class: `${event.status}${chosen ? " chosen" : ""}`, "data-event": event.index, onclick: (click) => click.target.closest("button") || open() }, cells);
  }
}
