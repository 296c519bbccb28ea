/** What filling has to say; the twin of `cardstudio/cards/fill/problems.py`, which knows the sentences. */

/** A place inside a JSON value, as a linked list; `null` is the root. */
export type Path = readonly [Path, string | number] | null;

export interface Problem {
  /** Leads into the template's card; what concerns a value alone has "". */
  readonly pointer: string;
  readonly rule: string;
  readonly severity: "error" | "warning";
  readonly params: Readonly<Record<string, unknown>>;
  readonly platform_code: number | null;
}

/** Most errors that are kept, and most of the others: however much is warned of, no error goes unsaid. */
const MOST = 200;
/** Most characters of a value that are told. */
const MOST_TOLD = 200;
/** Rules after which the card is not what was meant. */
const ERRORS: ReadonlySet<string> = new Set([
  "wrong-value-type",
  "wrong-value-format",
  "value-not-an-option",
  "values-not-object",
  "missing-value",
  "unsafe-url",
  "fill-too-many-items",
  "fill-too-large",
  "fill-too-deep",
]);

export function pointerOf(path: Path): string {
  let pointer = "";
  for (let at = path; at !== null; at = at[0]) {
    pointer = `/${String(at[1]).replace(/~/g, "~0").replace(/\//g, "~1")}${pointer}`;
  }
  return pointer;
}

/** A value as it is told: its beginning, where it is long. */
function short(value: unknown): unknown {
  if (typeof value !== "string" || value.length <= MOST_TOLD) return value;
  const signs = Array.from(value);
  return signs.length > MOST_TOLD ? `${signs.slice(0, MOST_TOLD).join("")}…` : value;
}

/** A list that keeps each problem once. */
export class Problems {
  readonly listed: Problem[] = [];
  private readonly seen = new Set<string>();
  private errors = 0;

  add(rule: string, path: Path, params: Problem["params"], code: number | null = null): void {
    const isError = ERRORS.has(rule);
    if ((isError ? this.errors : this.listed.length - this.errors) >= MOST) return;
    const pointer = pointerOf(path);
    const key = `${pointer}\n${rule}\n${params.name ?? ""}`;
    if (this.seen.has(key)) return;
    this.seen.add(key);
    const shown = Object.fromEntries(Object.entries(params).map(([name, value]) => [name, short(value)]));
    this.listed.push({ pointer, rule, severity: isError ? "error" : "warning", params: shown, platform_code: code });
    if (isError) this.errors += 1;
  }
}
