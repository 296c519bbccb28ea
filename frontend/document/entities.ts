/** The entities of Feishu's markdown, as characters. */

const NAMED: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: "\u00a0",
  ensp: "\u2002",
  emsp: "\u2003",
  sim: "\u223c",
  copy: "©",
  reg: "®",
  trade: "™",
  middot: "·",
  bull: "•",
  hellip: "…",
  mdash: "—",
  ndash: "–",
  laquo: "«",
  raquo: "»",
  times: "×",
  divide: "÷",
  deg: "°",
  yen: "¥",
  euro: "€",
  larr: "←",
  uarr: "↑",
  rarr: "→",
  darr: "↓",
};

const ENTITY = /&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([a-zA-Z]{2,8}));/y;

/** The entity that begins at `index`, as its character and length in the source, or undefined. */
export function entityAt(source: string, index: number): { text: string; length: number } | undefined {
  ENTITY.lastIndex = index;
  const match = ENTITY.exec(source);
  if (match === null) return undefined;
  const [whole, decimal, hex, name] = match;
  const text =
    name === undefined ? fromCode(decimal === undefined ? parseInt(hex ?? "", 16) : Number(decimal)) : NAMED[name];
  return text === undefined ? undefined : { text, length: whole.length };
}

function fromCode(code: number): string {
  const valid = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  return valid ? String.fromCodePoint(code) : "\ufffd";
}

/** `source` with its entities replaced. */
export function decodeEntities(source: string): string {
  if (!source.includes("&")) return source;
  return source.replace(/&#?\w{1,8};/g, (whole) => entityAt(whole, 0)?.text ?? whole);
}
