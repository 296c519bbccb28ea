/**
 * Where the variables of a document are used, and renaming them there (docs/variables.md). Names that loops bring along are
 * no variables. DOM-free.
 */
import { parseLoop, parseText } from "../../document/expressions.ts";
import { CARD, type Id } from "../../document/ids.ts";
import { OPAQUE } from "../../document/slots.ts";
import { elementOf, indexOf, type State } from "../../document/state.ts";
import { isObject, type JsonObject } from "../../document/values.ts";

/** One use of a name: the key of the field it stands in, and what was read of it (`task.title`: `["title"]`). */
export interface Use {
  readonly key: string;
  readonly steps: readonly string[];
}

/** Called for each text that may hold names, with the names of the loops around it; answers the text to be there. */
type Visit = (text: string, key: string, bound: ReadonlySet<string>) => string;

const known = new WeakMap<object, ReadonlyMap<string, readonly Use[]>>();
const NONE: ReadonlySet<string> = new Set();
/** Quoted texts, and paths with the blanks before them. */
const TOKENS =
  /'(?:[^'\\]|\\[\s\S])*'|"(?:[^"\\]|\\[\s\S])*"|[A-Za-z\u4e00-\u9fff][\w\u4e00-\u9fff]*(?:\.[\w\u4e00-\u9fff]+)*/g;
const WORDS: ReadonlySet<string> = new Set(["and", "or", "not", "in", "true", "false", "null"]);

/** The names a card uses, with their uses in document order. */
export function usesOf(card: unknown): ReadonlyMap<string, readonly Use[]> {
  if (!isObject(card)) return new Map();
  const held = known.get(card);
  if (held !== undefined) return held;
  const found = new Map<string, Use[]>();
  walk(card, "", NONE, (text, key, bound) => {
    for (const [name = "", ...steps] of pathsIn(text, key)) {
      if (bound.has(name)) continue;
      const uses = found.get(name) ?? [];
      uses.push({ key, steps });
      found.set(name, uses);
    }
    return text;
  });
  known.set(card, found);
  return found;
}

/** A card in which a variable has another name. What does not name it stays the same object. */
export function renamedIn(card: unknown, from: string, to: string): unknown {
  return walk(card, "", NONE, (text, key, bound) => (bound.has(from) ? text : renamed(text, key, from, to)));
}

function walk(value: unknown, key: string, bound: ReadonlySet<string>, visit: Visit): unknown {
  if (typeof value === "string") return visit(value, key, bound);
  if (Array.isArray(value)) {
    const items = value.map((item) => walk(item, key, bound, visit));
    return items.every((item, index) => item === value[index]) ? value : items;
  }
  if (!isObject(value)) return value;
  return walkObject(value, bound, visit);
}

function walkObject(value: JsonObject, bound: ReadonlySet<string>, visit: Visit): JsonObject {
  const loop = parseLoop(value.$each);
  const inside = loop === undefined ? bound : new Set([...bound, loop.name, "loop"]);
  const entries = Object.entries(value).map(([key, held]) => {
    // Data of the sender is not looked into; as a whole it may be a placeholder.
    if (OPAQUE.has(key) && typeof held !== "string") return [key, held] as const;
    return [key, walk(held, key, key === "$each" ? bound : inside, visit)] as const;
  });
  return entries.every(([key, held]) => held === value[key]) ? value : Object.fromEntries(entries);
}

function pathsIn(text: string, key: string): readonly (readonly string[])[] {
  if (key === "$each") return [parseLoop(text)?.path ?? []].filter((path) => path.length > 0);
  if (key === "$if") {
    const tokens = text.match(TOKENS) ?? [];
    return tokens.filter((token) => !/^['"]/.test(token) && !WORDS.has(token)).map((token) => token.split("."));
  }
  if (!text.includes("${")) return [];
  return parseText(text).pieces.flatMap((piece) => (typeof piece === "string" ? [] : [piece.path]));
}

function renamed(text: string, key: string, from: string, to: string): string {
  const first = (path: string) => (path === from || path.startsWith(`${from}.`) ? to + path.slice(from.length) : path);
  if (key === "$each") {
    const [, head = "", path = ""] = /^(\s*\S+\s+in\s+)(\S+)\s*$/.exec(text) ?? [];
    return path === "" ? text : head + first(path);
  }
  if (key === "$if") return text.replace(TOKENS, (token) => (/^['"]/.test(token) ? token : first(token)));
  return text.includes("${") ? renamedText(text, first) : text;
}

/** Piece by piece, since `$${` is no placeholder; a piece stands in the text as it was found, in order. */
function renamedText(text: string, first: (path: string) => string): string {
  let made = "";
  let end = 0;
  for (const piece of parseText(text).pieces) {
    if (typeof piece === "string") continue;
    const at = placeholderAt(text, piece.source, end);
    made +=
      text.slice(end, at) +
      piece.source.replace(/^(\$\{\s*)([^\s|}]+)/, (_, open: string, path: string) => open + first(path));
    end = at + piece.source.length;
  }
  return made + text.slice(end);
}

function placeholderAt(text: string, source: string, from: number): number {
  let at = text.indexOf(source, from);
  while (at > from && text[at - 1] === "$") at = text.indexOf(source, at + 1);
  return at;
}

/** The elements whose own words or settings use a name; CARD for the header. */
export function usersOf(state: State, name: string): readonly Id[] {
  const { entries } = indexOf(state);
  const using = [...entries.keys()].filter((id) => usesOf(elementOf(state, id)).has(name));
  const outer = new Set(using.flatMap((id) => [...indexOf(state).ancestorsOf(id)]));
  const own = using.filter((id) => !outer.has(id));
  const { card } = state.document;
  const inHeader = isObject(card) && (usesOf(card.header).has(name) || usesOf(card.i18n_header).has(name));
  return inHeader ? [CARD, ...own] : own;
}
