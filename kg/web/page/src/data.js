// The data of the page, indexed once.

import { fold } from "./fold.js";

export function load(text) {
  const data = JSON.parse(text);
  data.nodes.forEach((node, index) => Object.assign(node, { index, edges: [] }));
  data.events.forEach((event, index) => {
    Object.assign(event, { index });
    event.from = event.time[1] ?? "";
    event.until = event.time[2] ?? "";
    event.sources = sources(data, event);
  });
  data.lines = lines(data);
  data.lines.forEach((line) => {
    data.nodes[line.source].edges.push(line);
    data.nodes[line.target].edges.push(line);
  });
  data.eventsOf = participation(data);
  data.others = others(data);
  return data;
}

// Edges between the same two nodes in the same direction and of the same sort are one line.
function lines(data) {
  const found = new Map();
  for (const [source, target, event, role, en, ar] of data.edges) {
    const plain = role === "relation" || data.events[event]?.status === "affirmed";
    const sort = role === "speech" ? "speech" : plain ? "fact" : "open";
    const [from, to] = role === "agent" ? [target, source] : [source, target];
    const key = `${from} ${to} ${sort}`;
    if (!found.has(key)) found.set(key, { key, source: from, target: to, sort, parts: [] });
    found.get(key).parts.push({ event, role, en, ar });
  }
  return [...found.values()];
}

function sources(data, event) {
  const found = new Set();
  for (const told of event.told) {
    const article = data.articles[data.sentences[told.s].a];
    if (article?.publisher) found.add(`publisher ${article.publisher}`);
    if (!told.said) found.add("own");
    for (const [, , speakers] of told.said ?? []) for (const one of speakers) found.add(`speaker ${speakerKey(one)}`);
  }
  return found;
}

export const speakerKey = (one) => (Array.isArray(one) ? one.join("|") : String(one));

// Events by node: those it takes part in, happens in, or speaks of.
function participation(data) {
  const found = data.nodes.map(() => new Set());
  for (const event of data.events) {
    const speakers = event.told.flatMap((told) => (told.said ?? []).flatMap(([, , who]) => who));
    for (const one of [...event.agents, ...event.patients, ...event.place, ...speakers]) {
      if (!Array.isArray(one)) found[one].add(event.index);
    }
  }
  data.nodes.forEach((node) => node.event >= 0 && found[node.index].add(node.event));
  return found.map((set) => [...set]);
}

// What is named in events and not drawn: places in which something happens to others, for the most part.
function others(data) {
  const found = new Map();
  for (const event of data.events) {
    for (const one of [...event.agents, ...event.patients, ...event.place]) {
      if (!Array.isArray(one)) continue;
      const key = one.join("|");
      if (!found.has(key)) found.set(key, { en: one[0], ar: one[1], events: new Set() });
      found.get(key).events.add(event.index);
    }
  }
  return found;
}

// The nodes that take part in the events of what is not drawn.
export const concerned = (data, other) => data.nodes.filter((node) => data.eventsOf[node.index].some((event) => other.events.has(event))).map((node) => node.index);

// Everything that can be found, with its keys.
export function searchIndex(data) {
  const entries = data.nodes
    .filter((node) => node.event === undefined)
    .map((node) => ({ node, keys: [node.en, node.ar, ...node.names, node.wikidata].filter(Boolean).map(fold), weight: node.edges.length }));
  for (const other of data.others.values()) entries.push({ other, keys: [fold(other.en), fold(other.ar)], weight: other.events.size });
  for (const event of data.events) entries.push({ event, keys: [fold(event.en), fold(event.ar)], weight: event.told.length / 1000 });
  return entries;
}

const RANKS = [(key, wanted) => key === wanted, (key, wanted) => key.startsWith(wanted), (key, wanted) => ` ${key}`.includes(` ${wanted}`), (key, wanted) => key.includes(wanted)];

export function search(index, text, most = 12) {
  const wanted = fold(text);
  if (!wanted) return [];
  const found = [];
  for (const entry of index) {
    const rank = RANKS.findIndex((fits) => entry.keys.some((key) => fits(key, wanted)));
    if (rank >= 0) found.push({ entry, rank: rank + (entry.event ? 10 : 0) });
  }
  found.sort((a, b) => a.rank - b.rank || b.entry.weight - a.entry.weight);
  return found.slice(0, most).map((one) => one.entry);
}
