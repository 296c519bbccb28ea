/** What the server makes of a text: the card in it and what the checks say, or where it can't be read. */
import { exactly } from "../document/exact-json.ts";
import { call, isRecord, Problem } from "../web/api.ts";
import type { Shapes } from "../web/api-types.ts";

export interface Fix {
  readonly title: string;
  readonly patch: readonly {
    readonly op: string;
    readonly path: string;
    readonly from?: string;
    readonly value?: unknown;
  }[];
  /** What the patch is for: the card, unless it says so. */
  readonly of?: "document";
}

export interface Finding {
  readonly pointer: string;
  readonly rule: string;
  readonly severity: "error" | "warning" | "info";
  readonly message: string;
  readonly params?: Readonly<Record<string, unknown>>;
  readonly platform_code: number | null;
  readonly sample: string | null;
  readonly fix: Fix | null;
}

/** The lint report (contracts §lint-report). */
export type Report = Shapes["Report"];
export type Note = Shapes["Note"];

export type Analysis =
  | { readonly kind: "empty" }
  | { readonly kind: "broken"; readonly message: string; readonly line: number; readonly column: number }
  | {
      readonly kind: "read";
      /** Null for a reference to a template of the platform. */
      readonly card: unknown;
      /** The same with every digit, to be shown as source. */
      readonly exact: unknown;
      readonly envelope: string;
      readonly notes: readonly Note[];
      readonly report: Report;
    };

/**
 * The card that plainly stands in a text, to be drawn in the frame after the keystroke; undefined where only the server can
 * tell. It settles nothing: what the text is, the server says a moment later.
 */
export function cardAtOnce(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    const card = isRecord(value) && isRecord(value.card) ? value.card : value;
    return isRecord(card) && ["elements", "body", "i18n_elements"].some((key) => key in card) ? card : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Look at a pasted or edited text. `document` is what is checked instead where the text is a bare card (variables and
 * samples count then); it gets the text and gives the document's JSON text.
 *
 * Rejects when the server can't be reached.
 */
export async function analyse(
  text: string,
  { signal, document }: { signal?: AbortSignal; document?: (card: string) => string } = {},
): Promise<Analysis> {
  if (text.trim() === "") return { kind: "empty" };
  const options = signal === undefined ? {} : { signal };
  try {
    const found = await call("POST", "cards/unwrap/", { body: { text }, ...options });
    const { envelope, card, notes } = found.data;
    const bare = document !== undefined && envelope === "card" && isJson(text);
    const body = bare ? `{"document":${document(text)}}` : { text };
    const report = (await call("POST", "cards/lint/", { body, ...options })).data;
    const exact = exactly(found).card;
    return { kind: "read", card, exact, envelope, notes, report };
  } catch (error) {
    if (error instanceof Problem && error.status >= 400 && error.status < 500 && error.status !== 429)
      return broken(error);
    throw error;
  }
}

function broken({ message, body }: Problem): Analysis {
  const { line, column } = isRecord(body) ? body : {};
  return {
    kind: "broken",
    message,
    line: typeof line === "number" ? line : 1,
    column: typeof column === "number" ? column : 1,
  };
}

/** Whether the text is a JSON object as it stands, without anything the server would have to mend. */
export function isJson(text: string): boolean {
  try {
    return isRecord(JSON.parse(text));
  } catch {
    return false;
  }
}

/** All findings of these rules repaired by the server: the new card with every digit. */
export async function fixed(text: string, fix: readonly string[] | "all"): Promise<unknown> {
  const answer = await call("POST", "cards/lint/", { body: { text, fix } });
  return exactly(answer).card;
}
