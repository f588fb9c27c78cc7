// The search box: a list of what has the name, walked with the arrow keys.

import { bdi, byId, el } from "./dom.js";
import { search, searchIndex } from "./data.js";
import { say } from "./words.js";

export class Finder {
  constructor(data, state, on) {
    Object.assign(this, { data, state, on, at: -1, found: [] });
    this.input = byId("search");
    this.list = byId("found");
    this.input.addEventListener("input", () => this.ask());
    this.input.addEventListener("focus", () => this.ask());
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.input.addEventListener("blur", () => setTimeout(() => this.close(), 150));
  }

  ask() {
    this.index ??= searchIndex(this.data);
    const text = this.input.value;
    this.on.text(text);
    this.found = this.state.table ? [] : search(this.index, text);
    this.at = this.found.length ? 0 : -1;
    this.show(text.trim() !== "" && !this.state.table);
  }

  show(open) {
    const { lang, colors } = this.state;
    const rows = this.found.map((entry, at) => {
      const one = entry.node ?? entry.other ?? entry.event;
      const color = entry.event ? colors.status[one.status] : colors.kind[one.kind] ?? colors.kind.OTHER;
      const other = lang === "ar" ? "en" : "ar";
      const second = one[other] !== one[lang] ? bdi(one[other], { class: "second" }) : null;
      const sample = el("i", { class: entry.event ? `diamond ${one.status}` : "dot", style: { "--c": color } });
      return el("li", { role: "option", id: `found-${at}`, "aria-selected": at === this.at, onmousedown: (event) => (event.preventDefault(), this.take(at)) }, sample, bdi(one[lang]), second);
    });
    if (open && !rows.length) rows.push(el("li", { class: "empty" }, say("nothing", lang)));
    this.list.replaceChildren(...rows);
    this.list.hidden = !open;
    this.input.setAttribute("aria-expanded", String(open));
    this.input.setAttribute("aria-activedescendant", this.at >= 0 && open ? `found-${this.at}` : "");
  }

  close() {
    this.show(false);
  }

  key(event) {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const step = event.key === "ArrowDown" ? 1 : -1;
      if (this.found.length) this.at = (this.at + step + this.found.length) % this.found.length;
      this.show(true);
      event.preventDefault();
    } else if (event.key === "Enter" && this.at >= 0) this.take(this.at);
    else if (event.key === "Escape") {
      this.input.value = "";
      this.ask();
      this.input.blur();
    } else return;
    event.stopPropagation();
  }

  take(at) {
    const entry = this.found[at];
    this.close();
    this.input.blur();
    if (entry.node) this.on.node(entry.node.index);
    else if (entry.other) this.on.other(entry.other);
    else this.on.event(entry.event.index);
  }
}
