/** Which of some chosen files are cards, and what an import would do with them, in parts. DOM-free. */
import { t, type Word } from "../i18n/order.ts";
import type { Shapes } from "../web/api-types.ts";

export type Outcome = Shapes["Outcome"];

interface Source {
  readonly from: string;
  /** Where it lies in the archive. */
  readonly path: string;
}

/** What is imported at once: an archive as it is, or files that make one. */
export type Batch = { readonly archive: string } | { readonly files: readonly Source[] };

/** `unknown` are files somebody gave by themselves that hold no card. */
export interface Given {
  readonly batches: readonly Batch[];
  readonly unknown: readonly string[];
}

const OF_CARD = /(^|\/)(card\.json|template\.yaml|texts\/[a-z]{2}_[a-z]{2}\.json)$/;
/** Of a tool, not of a library. */
const HIDDEN = /(^|\/)(\.|node_modules\/|__MACOSX\/)/;

export function given(paths: readonly string[]): Given {
  const archives = paths.filter(isArchive);
  const files = paths.flatMap(sourceOf);
  const known = new Set([...archives, ...files.map(({ from }) => from)]);
  return {
    batches: [...archives.map((archive) => ({ archive })), ...(files.length > 0 ? [{ files }] : [])],
    unknown: paths.filter((path) => !path.includes("/") && !path.startsWith(".") && !known.has(path)),
  };
}

export function isHidden(path: string): boolean {
  return HIDDEN.test(path);
}

function isArchive(path: string): boolean {
  return /\.zip$/i.test(path) && !path.includes("/");
}

function sourceOf(path: string): readonly Source[] {
  if (isHidden(path)) return [];
  if (OF_CARD.test(path) && path.includes("/")) return [{ from: path, path }];
  if (/\.(card|block\.json)$/.test(path)) return [{ from: path, path }];
  // A card that somebody chose by itself, under whatever name; in a folder such files may be anything.
  return /\.json$/i.test(path) && !path.includes("/")
    ? [{ from: path, path: `${path.replace(/\.json$/i, "")}/card.json` }]
    : [];
}

/** What is said of files that were not taken at all. */
export function refused(path: string, message: string): Outcome {
  return { path, did: "refused", fields: [], kept: {}, message };
}

export interface Part {
  readonly did: Outcome["did"];
  readonly outcomes: readonly Outcome[];
  /** What they are called, and of what was refused why; `more` are not named. */
  readonly names: readonly string[];
  readonly more: number;
  readonly isTaken: boolean;
}

/** What changes something first, what needs somebody to look at it next, what stays as it is last. */
const ORDER: readonly Outcome["did"][] = ["created", "updated", "both", "refused", "trashed", "newer", "same"];
const TAKEN: ReadonlySet<string> = new Set(["created", "updated", "both"]);
const NAMED = 6;

export function summary(outcomes: readonly Outcome[]): readonly Part[] {
  return ORDER.flatMap((did) => {
    const some = outcomes.filter((outcome) => outcome.did === did);
    if (some.length === 0) return [];
    // Why something can't be read is never left out; of what stays the same nobody needs the names.
    const most = did === "refused" ? some.length : did === "same" ? 0 : NAMED;
    const names = some.slice(0, most).map(nameOf);
    return [
      { did, outcomes: some, names, more: did === "same" ? 0 : some.length - names.length, isTaken: TAKEN.has(did) },
    ];
  });
}

function nameOf({ name, path, message, kept }: Outcome): string {
  const called = name ?? path;
  const reason = [...(message === undefined ? [] : [message]), ...Object.entries(kept).map(keptOf)].join(" ");
  return reason === "" ? called : t("import-why", { name: called, reason });
}

/** What the files say that was not taken, so that nobody has to look for it. */
function keptOf([part, held]: readonly [string, Outcome["kept"][string]]): string {
  if (part === "document") return held === null ? t("kept-later") : t("kept-version", { number: Number(held) });
  if (part === "content") return t("kept-content");
  const said = Array.isArray(held) ? held.join(part === "folder" ? " / " : ", ") : String(held);
  return t("kept-part", { part: t(`part-${part}` as Word), said });
}
