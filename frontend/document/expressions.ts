/** `${path | filter:literal}` in texts, and loops (`$each`); the twin of `cardstudio/cards/fill/expressions.py`. */
import { ANSWER_NULL, accepts, applyFilter, type Literal, NotApplicable } from "./filters.ts";
import { has, isObject, textOf } from "./values.ts";

const NAME = "[A-Za-z\\u4e00-\\u9fff][A-Za-z0-9_\\u4e00-\\u9fff]*";
export const PATH = `${NAME}(?:\\.[A-Za-z0-9_\\u4e00-\\u9fff]+)*`;
export const LITERAL =
  "'(?:[^'\\\\]|\\\\[\\s\\S]){0,200}'" +
  '|"(?:[^"\\\\]|\\\\[\\s\\S]){0,200}"' +
  "|-?[0-9]{1,15}(?:\\.[0-9]{1,10})?(?![A-Za-z0-9_.])" +
  "|(?:true|false|null)(?![A-Za-z0-9_.\\u4e00-\\u9fff])";
export const BLANK = "[ \\t\\r\\n]*";
const ARGUMENT = `${BLANK}:${BLANK}(?:${LITERAL})`;
const FILTER = `${BLANK}\\|${BLANK}[A-Za-z_]+(?:${ARGUMENT})*`;

const PLACEHOLDER = new RegExp(`\\$\\{${BLANK}(${PATH})((?:${FILTER})*)${BLANK}\\}`, "uy");
const ONE_FILTER = new RegExp(`${BLANK}\\|${BLANK}([A-Za-z_]+)((?:${ARGUMENT})*)`, "gu");
const ONE_LITERAL = new RegExp(LITERAL, "gu");
const LOOP = new RegExp(`^${BLANK}(${NAME})[ \\t\\r\\n]+in[ \\t\\r\\n]+(${PATH})${BLANK}$`, "u");
const WHOLE_NAME = new RegExp(`^${NAME}$`);
const MOST_MALFORMED = 10;

/** Words that can name no variable. */
export const RESERVED: ReadonlySet<string> = new Set(["and", "or", "not", "in", "true", "false", "null", "loop"]);

/**
 * What is known about a variable's value: whether its text is markup already, the kinds of its members, and what people call
 * it.
 */
export interface Kind {
  readonly markup?: boolean;
  readonly fields?: ReadonlyMap<string, Kind>;
  readonly called?: string;
}

/** The value of a declared variable that was given none. */
export const MISSING: unique symbol = Symbol("missing");
/** The value of one that need not be given and was not: no text, no items, false, and no member that would be it alone. */
export const EMPTY: unique symbol = Symbol("empty");
const ANY: Kind = {};

export interface Binding {
  readonly value: unknown;
  readonly kind?: Kind;
  /** The variable an item of a loop is of. */
  readonly from?: string;
}

/** The names that can be read at one place: those of the innermost loop, then those around it. */
export interface Scope {
  readonly names: ReadonlyMap<string, Binding>;
  readonly outer?: Scope;
  /** What was worked out once, of values that stay the same: kept by the outermost scope of one filling. */
  readonly memo?: Memo;
}

/** Outcomes by the spelling of their placeholder; what lists hold, for `in`. */
export interface Memo {
  readonly outcomes: Map<string, Outcome>;
  readonly lists: Map<readonly unknown[], ReadonlySet<unknown>>;
}

export function emptyMemo(): Memo {
  return { outcomes: new Map(), lists: new Map() };
}

/** The memo of the filling a scope belongs to. */
export function memoOf(scope: Scope): Memo | undefined {
  let at = scope;
  while (at.outer !== undefined) at = at.outer;
  return at.memo;
}

export interface Placeholder {
  /** Its spelling. */
  readonly source: string;
  readonly path: readonly string[];
  readonly filters: readonly { readonly name: string; readonly given: readonly Literal[] }[];
}

/** A text in pieces; `malformed` quotes each `${` that begins no placeholder. */
export interface Text {
  readonly pieces: readonly (string | Placeholder)[];
  readonly malformed: readonly string[];
}

export type Trouble = readonly [rule: string, params: Readonly<Record<string, unknown>>];

/** What a placeholder comes to. Not `resolved`: it stays as it is written. `value` may be `EMPTY`. */
export interface Outcome {
  readonly resolved: boolean;
  readonly value: unknown;
  readonly markup: boolean;
  readonly troubles: readonly Trouble[];
}

/** Whether a variable can be called so. */
export function isName(text: string): boolean {
  return WHOLE_NAME.test(text) && !RESERVED.has(text);
}

/** The value at a path: `null` for a member that is not there, undefined for an undeclared name. */
export function lookup(scope: Scope, [name = "", ...steps]: readonly string[]): Binding | undefined {
  let at: Scope | undefined = scope;
  while (at !== undefined && !at.names.has(name)) at = at.outer;
  let found = at?.names.get(name);
  for (const step of steps) {
    if (found === undefined || found.value === MISSING || found.value === EMPTY) break;
    found = member(found, step);
  }
  return found;
}

function member({ value, kind }: Binding, step: string): Binding {
  if (isObject(value)) return { value: has(value, step) ? value[step] : null, kind: kind?.fields?.get(step) ?? ANY };
  if (Array.isArray(value) && /^[0-9]{1,7}$/.test(step))
    return { value: value[Number(step)] ?? null, kind: kind ?? ANY };
  return { value: null };
}

/** The variable a path reads, also through the loops around it; "" for what loops bring along. */
export function variableOf(scope: Scope, [name = ""]: readonly string[]): string {
  let at = scope;
  while (at.outer !== undefined && !at.names.has(name)) at = at.outer;
  return at.outer === undefined ? name : (at.names.get(name)?.from ?? "");
}

export function parseText(text: string): Text {
  const pieces: (string | Placeholder)[] = [];
  const malformed: string[] = [];
  let plain = "";
  let end = 0;
  for (let at = text.indexOf("${"); at >= 0; at = text.indexOf("${", end)) {
    const literal = at > end && text.charAt(at - 1) === "$";
    const placeholder = literal ? undefined : placeholderAt(text, at);
    plain += text.slice(end, literal ? at - 1 : at);
    end = at + (placeholder?.source.length ?? 2);
    if (placeholder === undefined) {
      plain += "${";
      if (!literal) malformed.push(quoted(text, at));
      continue;
    }
    pieces.push(plain, placeholder);
    plain = "";
  }
  pieces.push(plain + text.slice(end));
  return { pieces: pieces.filter((piece) => piece !== ""), malformed: malformed.slice(0, MOST_MALFORMED) };
}

/** The beginning of what cannot be read. */
function quoted(text: string, at: number): string {
  return Array.from(text.slice(at, at + 80))
    .slice(0, 40)
    .join("");
}

function placeholderAt(text: string, at: number): Placeholder | undefined {
  PLACEHOLDER.lastIndex = at;
  const [source, path = "", filters = ""] = PLACEHOLDER.exec(text) ?? [];
  return source === undefined ? undefined : { source, path: path.split("."), filters: filtersOf(filters) };
}

function filtersOf(source: string): Placeholder["filters"] {
  return matches(ONE_FILTER, source).map((found) => ({
    name: found[1] ?? "",
    given: matches(ONE_LITERAL, found[2] ?? "").map((argument) => literalOf(argument[0])),
  }));
}

/** All matches of a global pattern. */
function matches(pattern: RegExp, text: string): RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) found.push(match);
  return found;
}

export function literalOf(source: string): Literal {
  if (/^['"]/.test(source)) {
    return source.slice(1, -1).replace(/\\([\s\S])/g, (_, sign: string) => (sign === "n" ? "\n" : sign));
  }
  if (source === "true" || source === "false") return source === "true";
  return source === "null" ? null : Number(source);
}

/** What a placeholder stands for in a scope; outside loops it is worked out once, however often it stands there. */
export function evaluate(placeholder: Placeholder, scope: Scope): Outcome {
  const known = scope.memo?.outcomes.get(placeholder.source);
  if (known !== undefined) return known;
  const outcome = evaluated(placeholder, scope);
  scope.memo?.outcomes.set(placeholder.source, outcome);
  return outcome;
}

function evaluated(placeholder: Placeholder, scope: Scope): Outcome {
  const { source, path, filters } = placeholder;
  const found = lookup(scope, path);
  if (found === undefined) return unresolved("undeclared-variable", { name: path[0] });
  for (const { name, given } of filters) {
    const usable = accepts(name, given);
    if (usable === undefined) return unresolved("unknown-filter", { filter: name });
    if (!usable) return unresolved("bad-filter", { filter: name, text: source });
  }
  const markup = found.kind?.markup ?? false;
  if (found.value !== MISSING && found.value !== EMPTY) return filtered(placeholder, found.value, markup);
  const outcome = filtered(placeholder, null, markup);
  if (outcome.value !== null) return outcome; // what `default` or `map` answer for what was not given
  if (found.value === EMPTY) return { ...outcome, value: EMPTY };
  return unresolved("missing-value", { name: path[0] });
}

function unresolved(rule: string, params: Trouble[1]): Outcome {
  return { resolved: false, value: null, markup: false, troubles: [[rule, params]] };
}

function filtered({ path, filters }: Placeholder, value: unknown, markup: boolean): Outcome {
  const troubles: Trouble[] = [];
  for (const { name, given } of filters) {
    if (value === null && !ANSWER_NULL.has(name)) continue;
    try {
      const result = applyFilter(name, value, given);
      // What `default` and `map` answer of their own is the author's text, and may be markup like the text around it.
      if (ANSWER_NULL.has(name) && result !== value) markup = true;
      value = result;
    } catch (error) {
      if (!(error instanceof NotApplicable)) throw error;
      troubles.push(["filter-not-applicable", { filter: name, name: path.join("."), value: textOf(value) ?? "" }]);
    }
  }
  return { resolved: true, value, markup, troubles };
}

/** `"task in tasks"`: the name of one item and the path of the list; undefined when it cannot be read. */
export function parseLoop(text: unknown): { name: string; path: string[] } | undefined {
  const found = typeof text === "string" ? LOOP.exec(text) : null;
  if (found === null || !isName(found[1] ?? "")) return undefined;
  return { name: found[1] ?? "", path: (found[2] ?? "").split(".") };
}
