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

export const nodeLabel = (colors) => (context, data, settings) => {
  if (!data.label) return;
  setUp(context, data, settings);
  const y = data.y + data.size + 3;
  context.strokeStyle = colors().halo;
  context.lineWidth = 4;
  context.strokeText(data.label, data.x, y);
  context.fillStyle = data.faded ? colors().edge : colors().ink;
  context.fillText(data.label, data.x, y);
};

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

export const edgeLabel = (colors) => (context, data, source, target, settings) => {
  if (!data.label) return;
  context.font = `${settings.edgeLabelSize}px ${FONT}`;
  const [dx, dy] = [target.x - source.x, target.y - source.y];
  const room = Math.hypot(dx, dy) - source.size - target.size - 12;
  if (context.measureText(data.label).width > room) return;
  context.save();
  context.direction = isArabic(data.label) ? "rtl" : "ltr";
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.translate(source.x + dx * 0.5, source.y + dy * 0.5);
  const angle = Math.atan2(dy, dx);
  context.rotate(Math.abs(angle) > Math.PI / 2 ? angle + Math.PI : angle);
  context.strokeStyle = colors().halo;
  context.lineWidth = 4;
  context.lineJoin = "round";
  context.strokeText(data.label, 0, -8);
  context.fillStyle = colors().ink;
  context.globalAlpha = 0.85;
  context.fillText(data.label, 0, -8);
  context.restore();
};
