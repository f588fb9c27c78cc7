// Look-up keys as kg.text.fold makes them: two spellings of one word have one key.

const DROP = /[\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad\u061c]/g;
const LETTERS = { "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ی": "ي", "ک": "ك", "ھ": "ه", "ہ": "ه", "ە": "ه" };
const LETTER = new RegExp(`[${Object.keys(LETTERS).join("")}]`, "g");
const DIGIT = /[\u0660-\u0669\u06f0-\u06f9]/g;

export function fold(text) {
  return text
    .normalize("NFKC")
    .replace(DROP, "")
    .normalize("NFC")
    .toLowerCase()
    .replace(LETTER, (c) => LETTERS[c])
    .replace(DIGIT, (c) => String(c.charCodeAt(0) & 15))
    .replace(/[\u00c0-\u024f\u1e00-\u1eff]/g, (c) => c.normalize("NFD").replace(/[\u0300-\u036f]/g, ""))
    .replace(/\s+/g, " ")
    .trim();
}
