// Colours of both themes, told apart with the usual kinds of colour blindness (after Okabe and Ito).

const KINDS = {
  light: { PERSON: "#1b76b5", GROUP: "#b2518c", ORG: "#c07c0a", GPE: "#0f8a68", PLACE: "#6f8f1f", WORK: "#7a57b5", TIME: "#7d7d7d", OTHER: "#7d7d7d" },
  dark: { PERSON: "#5aaee6", GROUP: "#e08cbd", ORG: "#eaa93f", GPE: "#43c39b", PLACE: "#a9c85a", WORK: "#b197e8", TIME: "#9b9b9b", OTHER: "#9b9b9b" },
};
const STATUSES = {
  light: { affirmed: "#5b6470", denied: "#c9302c", contested: "#d0582a", planned: "#2a62c9", hypothetical: "#94740a" },
  dark: { affirmed: "#a4adba", denied: "#ff6b61", contested: "#ff9257", planned: "#7aa5ff", hypothetical: "#dab948" },
};
const REST = {
  light: { paper: "#fbfaf7", ink: "#1c232b", halo: "#fbfaf7", faint: "#e6e4de", edge: "#8d97a4", speech: "#a98bd0", card: "#ffffff" },
  dark: { paper: "#12161b", ink: "#e9edf2", halo: "#12161b", faint: "#252b33", edge: "#6b7686", speech: "#806aa8", card: "#1d232b" },
};

export function palette(dark) {
  const theme = dark ? "dark" : "light";
  return { kind: KINDS[theme], status: STATUSES[theme], ...REST[theme] };
}
