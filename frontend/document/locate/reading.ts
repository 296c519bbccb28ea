/**
 * What the platform's error text says: code, path, property and whatever names the thing it stumbled over.
 * The twin of `cardstudio/cards/locate/error_text.py`; both read the same table of wordings. DOM-free.
 */
import table from "../../../cardstudio/cards/locate/wordings.json";

/** A key, or a position in a list; `tag` where the platform adds what stands there. */
export interface Step {
  readonly key: string | number;
  readonly tag: string;
}

/** Something to search for (`by` names how), or the linter's rules for the same fault. */
export interface Clue {
  readonly by: string;
  readonly value: string;
  readonly rules: readonly string[];
}

/** A place as messages of the years before 2024 said it: `1th block(div)->element(text)`. */
export interface Block {
  readonly number: number;
  readonly tag: string;
  readonly member: string;
}

export interface Told {
  /** The code that says what was wrong; the outer one where there is no other. */
  readonly code: number | undefined;
  /** The same, but never an outer one. */
  readonly inner: number | undefined;
  readonly property: string | undefined;
  readonly paths: readonly (readonly Step[])[];
  readonly block: Block | undefined;
  readonly clues: readonly Clue[];
  /** The platform's own words, "" where it has none. */
  readonly message: string;
  /** What it calls the value it stumbled over, word for word. */
  readonly value: string;
}

interface Wording {
  readonly pattern: string;
  readonly by?: string;
  readonly value?: string;
  readonly rules?: readonly string[];
  readonly code?: number;
}

const WORDINGS: readonly Wording[] = table.wordings;
export const MOST_PLACES = table.most;
const MOST_PATHS = 5;
const OUTER: ReadonlySet<number> = new Set(table.outer);
/** Codes with several causes: the words tell which. */
export const SEVERAL: ReadonlySet<number> = new Set(table.several);
const compiled = new Map<string, RegExp>();

/** A pattern of the table; `find` and `all` never leave it in the middle of a text. */
function pattern(source: string): RegExp {
  let made = compiled.get(source);
  if (made === undefined) {
    made = new RegExp(source, "gi");
    compiled.set(source, made);
  }
  made.lastIndex = 0;
  return made;
}

function find(source: string, text: string): RegExpExecArray | undefined {
  return pattern(source).exec(text) ?? undefined;
}

export function all(source: string, text: string): RegExpExecArray[] {
  return Array.from(text.matchAll(pattern(source)));
}

export const MASK = table.mask;
export const WORD = table.word;
export const LIST = table.list;

/** What the text says. Takes linear time; of a longer text than an error has, the beginning counts. */
export function read(given: string): Told {
  const text = unescaped(given);
  const rows = WORDINGS.flatMap((row) => {
    const match = find(row.pattern, text);
    return match === undefined ? [] : [{ row, match }];
  });
  const inner = innerCode(
    text,
    rows.flatMap(({ row }) => row.code ?? []),
  );
  const value = find(table.value, text)?.[1]?.trim() ?? "";
  return {
    code: inner ?? codes(text, [...table.codes, table.bare])[0],
    inner,
    property: find(table.property, text)?.[1],
    paths: all(table.path, text)
      .slice(0, MOST_PATHS)
      .map(([, chain = "", cut]) => stepsOf(chain, cut !== undefined)),
    block: blockOf(text),
    clues: cluesOf(value, rows),
    message: find(table.message, text)?.[1]?.trim() ?? "",
    value,
  };
}

/**
 * Whether a text, pasted where a card was meant, is an answer of the platform: a card may hold any of its words.
 *
 *     isAnswer('{"code":9499,"msg":"Bad Request"}')
 */
export function isAnswer(text: string): boolean {
  const { code, inner, paths } = read(text);
  if (find(table.told, text) !== undefined) return code !== undefined || paths.length > 0;
  return (
    (inner ?? code) !== undefined && codes(text, table.codes).length > 0 && find(table.message, text) !== undefined
  );
}

function unescaped(given: string): string {
  // Characters are counted as Python counts them.
  let text =
    given.length > table.longest
      ? Array.from(given.slice(0, 2 * table.longest))
          .slice(0, table.longest)
          .join("")
      : given;
  for (const [escaped = "", meant = ""] of table.unescape) text = text.replace(pattern(escaped), meant);
  return text;
}

function codes(text: string, patterns: readonly string[]): number[] {
  return patterns.flatMap((one) => all(one, text).map(([, digits]) => Number(digits)));
}

/** A number that is called a code counts first, then what the words are known for, then any number that long. */
function innerCode(text: string, worded: readonly number[]): number | undefined {
  const said = [...codes(text, table.codes), ...worded, ...codes(text, [table.bare])];
  return said.find((code) => !OUTER.has(code));
}

/** The steps of a path. One that goes on, where the text does not, ends with a step that leads nowhere. */
function stepsOf(chain: string, isCut: boolean): readonly Step[] {
  const steps: Step[] = [];
  for (const [, index, tag, key = ""] of all(table.step, chain)) {
    const last = steps.at(-1);
    if (tag !== undefined && last !== undefined) steps[steps.length - 1] = { key: last.key, tag };
    else steps.push({ key: index === undefined ? key : Number(index), tag: "" });
  }
  return isCut ? [...steps, { key: "…", tag: "" }] : steps;
}

function blockOf(text: string): Block | undefined {
  const found = find(table.block, text);
  return found && { number: Number(found[1]), tag: found[2] ?? "", member: found[3] ?? "" };
}

/** `ErrorValue` first, if it says what it is; a bare value last, since it may be any word. */
function cluesOf(value: string, rows: readonly { row: Wording; match: RegExpExecArray }[]): readonly Clue[] {
  const typed = table.nouns.flatMap(({ pattern: noun, by }): Clue[] => {
    const match = find(noun, value);
    return match === undefined ? [] : [{ by, value: match[1] ?? "", rules: [] }];
  });
  const worded = rows
    .filter(({ row }) => row.by !== undefined || row.rules !== undefined)
    .map(({ row: { by = "", rules = [], value: fixed }, match }): Clue => {
      return { by, value: (fixed ?? match[1] ?? "").replace(/[.,;"']{1,2000}$/, ""), rules };
    });
  const bare: Clue[] = value !== "" && typed.length === 0 ? [{ by: "text", value, rules: [] }] : [];
  return [...typed, ...worded, ...bare];
}
