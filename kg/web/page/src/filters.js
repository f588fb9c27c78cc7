// Which events are wanted, and which nodes and lines remain.

export function everything(data) {
  const days = data.events.flatMap((event) => [event.from, event.until]).filter(Boolean).sort();
  return {
    types: new Set(Object.keys(data.types)),
    statuses: new Set(Object.keys(data.statuses)),
    source: "",
    from: days[0] ?? "",
    until: days[days.length - 1] ?? "",
    undated: true,
  };
}

export function passes(event, wanted) {
  if (!wanted.statuses.has(event.status) || !wanted.types.has(event.type)) return false;
  if (wanted.source && !event.sources.has(wanted.source)) return false;
  if (!event.from) return wanted.undated;
  return event.until >= wanted.from && event.from <= wanted.until;
}

export function visible(data, wanted) {
  const events = data.events.map((event) => passes(event, wanted));
  const nodes = data.nodes.map(() => false);
  const lines = new Map();
  for (const line of data.lines) {
    const parts = line.parts.filter((part) => part.event < 0 || events[part.event]);
    lines.set(line.key, parts);
    if (parts.length) nodes[line.source] = nodes[line.target] = true;
  }
  data.nodes.forEach((node) => {
    if (node.event >= 0) nodes[node.index] = events[node.event];
  });
  return { events, nodes, lines };
}
