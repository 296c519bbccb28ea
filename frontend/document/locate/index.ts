/**
 * From the platform's words about a refused card to the place in the card. The twin of `cardstudio/cards/locate`; both are
 * held together by `tests/vectors/locate`. DOM-free.
 */
import type { JsonObject } from "../values.ts";
import { type Followed, follow, followBlock } from "./following.ts";
import { MOST_PLACES, read, SEVERAL, type Told } from "./reading.ts";
import { pointerOf, search } from "./searching.ts";

export { isAnswer, read, type Told } from "./reading.ts";

/** As much of a linter's finding as tells where a fault lies. */
export interface Seen {
  readonly pointer: string;
  readonly rule: string;
  readonly params?: Readonly<Record<string, unknown>>;
  readonly platform_code: number | null;
  readonly fix: { readonly patch: readonly { readonly op: string; readonly path: string }[] } | null;
}

export interface Located {
  /** The object or value meant. */
  readonly pointer: string;
  readonly code: number | undefined;
  /** What the platform said of it. */
  readonly property: string | undefined;
  /** The platform's own path led there, to its end; else the place was found by what the message names. */
  readonly exact: boolean;
}

/**
 * The places in a card that the platform's error text means, the likeliest first; empty when it names none.
 * `findings` are what the linter says of this card; without them a code alone leads nowhere.
 */
export function locate(card: JsonObject, text: string, findings: readonly Seen[] = []): readonly Located[] {
  const told = read(text);
  const { code, property } = told;
  const followed = followedIn(card, told);
  if (followed?.exact && (followed.path !== undefined || property === undefined)) {
    return [{ pointer: pointerOf(followed.path), code, property, exact: true }];
  }
  let places = searched(card, told, findings);
  const begun = followed ? pointerOf(followed.path) : "";
  if (begun !== "") {
    // The path leads at least into the part of the card that is meant.
    const within = places.filter((place) => isWithin(place, begun));
    places = within.length > 0 ? within : places.length > 0 ? places : [begun];
  }
  return places.slice(0, MOST_PLACES).map((pointer) => ({ pointer, code, property, exact: false }));
}

function followedIn(card: JsonObject, { paths, block }: Told): Followed | undefined {
  for (const steps of paths) {
    const found = follow(card, steps);
    if (found !== undefined) return found;
  }
  return block && followBlock(card, block);
}

/** What the words name, else where the linter sees the fault that has this code. */
function searched(card: JsonObject, told: Told, findings: readonly Seen[]): readonly string[] {
  const { property, inner, clues } = told;
  if (property !== undefined) {
    const unknown = pointers(findings, (one) => one.rule === "unknown-property" && one.params?.property === property);
    const places = unknown.length > 0 ? unknown : search(card, "property", property);
    if (places.length > 0) return places;
  }
  const flagged = pointers(findings, (one) => inner !== undefined && one.platform_code === inner);
  for (const { by, value, rules } of clues) {
    const named = search(card, by, value);
    const places = named.length > 0 ? named : pointers(findings, (one) => rules.includes(one.rule));
    if (places.length === 0) continue;
    // The same words may stand at many places; the linter knows which of them are wrong.
    const isWrong = (place: string) => flagged.some((one) => isWithin(one, place));
    return [...places.filter(isWrong), ...places.filter((place) => !isWrong(place))];
  }
  // Where the words name one of several causes of a code, the places of the others are not meant.
  const isOneOfSeveral = inner !== undefined && SEVERAL.has(inner) && clues.length > 0;
  return isOneOfSeveral ? [] : flagged;
}

/** Where they point; what is said of the whole card points to what its fix would change. */
function pointers(findings: readonly Seen[], fits: (one: Seen) => boolean): readonly string[] {
  const places = findings.filter(fits).flatMap(({ pointer, fix }) => {
    const changed = (fix?.patch ?? []).flatMap(({ op, path }) => (op === "replace" ? [path] : []));
    return pointer !== "" || changed.length === 0 ? [pointer] : changed;
  });
  return Array.from(new Set(places)).slice(0, MOST_PLACES);
}

function isWithin(pointer: string, holder: string): boolean {
  return pointer === holder || pointer.startsWith(`${holder}/`);
}
