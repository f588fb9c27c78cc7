// What is looked at, in the address behind its #: reloading and links keep it.

import { byId } from "./dom.js";
import { everything } from "./filters.js";

const OFF = [["types", "no-type"], ["statuses", "no-status"]];
const PLAIN = ["source", "from", "until"];

// What the address tells: language, view, search, filters, choice.
export function told(data) {
  const said = new URLSearchParams(location.hash.slice(1));
  const wanted = everything(data);
  for (const [set, key] of OFF) for (const one of (said.get(key) ?? "").split(",")) wanted[set].delete(one);
  for (const key of PLAIN) wanted[key] = said.get(key) ?? wanted[key];
  wanted.undated = said.get("undated") !== "no";
  const lang = ["ar", "en"].find((one) => one === said.get("lang"));
  return { wanted, lang, table: said.get("view") === "table", text: said.get("search") ?? "", selected: chosen(data, said) };
}

function chosen(data, said) {
  const [id, key] = [said.get("id"), said.get("line")];
  const node = id ? data.nodes.find((one) => one.id === id) : null;
  const event = id ? data.events.find((one) => one.id === id) : null;
  const line = key ? data.lines.find((one) => ends(data, one) === key) : null;
  const other = data.others.get(said.get("named"));
  return node ? { node: node.index } : event ? { event: event.index } : line ? { line } : other ? { other } : null;
}

const ends = (data, line) => [data.nodes[line.source].id, data.nodes[line.target].id, line.sort].join(" ");

export function tell(data, { lang, table, selected, wanted }) {
  const whole = everything(data);
  const said = new URLSearchParams({ lang });
  if (table) said.set("view", "table");
  if (byId("search").value.trim()) said.set("search", byId("search").value);
  for (const [set, key] of OFF) {
    const off = [...whole[set]].filter((one) => !wanted[set].has(one));
    if (off.length) said.set(key, off.join(","));
  }
  for (const key of PLAIN) if (wanted[key] !== whole[key]) said.set(key, wanted[key]);
  if (!wanted.undated) said.set("undated", "no");
  if (selected?.node !== undefined) said.set("id", data.nodes[selected.node].id);
  else if (selected?.event !== undefined) said.set("id", data.events[selected.event].id);
  else if (selected?.line) said.set("line", ends(data, selected.line));
  else if (selected?.other) said.set("named", `${selected.other.en}|${selected.other.ar}`);
  try {
    history.replaceState(null, "", `#${said}`);
  } catch {
    // a page within another may not
  }
}
