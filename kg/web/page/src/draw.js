// Labels on the canvas: Arabic from right to left, joined, never cut inside a word.

const ARABIC = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/;
export const FONT = "'Noto Sans Arabic', 'Noto Sans', 'Segoe UI', Tahoma, 'Geeza Pro', 'DejaVu Sans', sans-serif";
const LONGEST = 38;

export const isArabic = (text) => ARABIC.test(text);

// At most `LONGEST` characters, cut between words.
export function shortened(text, most = LONGEST) {
  if (text.length <= most) return text;
  const cut = text.slice(0, most).replace(/\s+\S*$/, "");
  return `${cut || [...text].slice(0, most).join("")}…`;
}

function setUp(context, data, settings) {
  context.font = `${data.strong ? 600 : settings.labelWeight} ${settings.labelSize}px ${FONT}`;
  context.direction = isArabic(data.label) ? "rtl" : "ltr";
  context.textAlign = "center";
  context.textBaseline = "top";
  context.lineJoin = "round";
}

export function measureNode(context, data, settings) {
  setUp(context, data, settings);
  const width = context.measureText(data.label).width;
  return data.strong ? { width: width + 16, height: settings.labelSize + 18 } : { width: width + 6, height: settings.labelSize * 1.45 };
}

// A name on a patch of paper, so that no line strikes it through.
export function drawNodeLabel(context, data, settings, { x, y, width, height }, colors) {
  setUp(context, data, settings);
  context.globalAlpha = 0.82;
  context.fillStyle = colors.halo;
  context.beginPath();
  context.roundRect(x, y, width, height, 4);
  context.fill();
  context.globalAlpha = 1;
  context.strokeStyle = colors.halo;
  context.lineWidth = 3;
  context.strokeText(data.label, x + width / 2, y + 2);
  context.fillStyle = colors.ink;
  context.fillText(data.label, x + width / 2, y + 2);
}

export const nodeHover = (colors) => (context, data, settings) => {
  context.save();
  context.beginPath();
  context.arc(data.x, data.y, data.size + 5, 0, Math.PI * 2);
  context.lineWidth = 2.5;
  context.strokeStyle = data.rim ?? data.color;
  context.stroke();
  if (data.label) {
    setUp(context, data, settings);
    const width = context.measureText(data.label).width + 16;
    const y = data.y + data.size + 8;
    context.shadowBlur = 10;
    context.shadowColor = "rgba(0,0,0,.25)";
    context.fillStyle = colors().card;
    context.beginPath();
    context.roundRect(data.x - width / 2, y - 5, width, settings.labelSize + 12, 7);
    context.fill();
    context.shadowBlur = 0;
    context.fillStyle = colors().ink;
    context.fillText(data.label, data.x, y);
  }
  context.restore();
};

export function measureEdge(context, data, source, target, settings) {
  context.font = `${settings.edgeLabelSize}px ${FONT}`;
  return { width: context.measureText(data.label).width, height: settings.edgeLabelSize + 2, angle: Math.atan2(target.y - source.y, target.x - source.x) };
}

export function drawEdgeLabel(context, data, { x, y }, angle, colors) {
  context.save();
  context.direction = isArabic(data.label) ? "rtl" : "ltr";
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.translate(x, y);
  context.rotate(angle);
  context.strokeStyle = colors.halo;
  context.lineWidth = 4;
  context.lineJoin = "round";
  context.strokeText(data.label, 0, 0);
  context.fillStyle = colors.ink;
  context.globalAlpha = 0.85;
  context.fillText(data.label, 0, 0);
  context.restore();
}
