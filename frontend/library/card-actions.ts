/** What can be done to cards of the library, to one or to many, and the way back. DOM-free; `perform.ts` does it. */
import type { Word } from "../i18n/order.ts";
import type { Shapes } from "../web/api-types.ts";
import type { Spread } from "./dialogs.ts";
import type { TeamChoice } from "./teams-shown.ts";

export interface Card {
  readonly id: string;
  readonly name: string;
  /** The folder's id; null for none. */
  readonly folder: string | null;
  readonly tags: readonly string[];
}

/** One of many changes that are made in one call. */
export type Change = Omit<Shapes["ChangeIn"], "template">;

/** What takes a call for each card. */
export interface Call {
  readonly method: string;
  /** Below `templates/<id>/`. */
  readonly path: string;
  readonly body?: unknown;
}

export type Step = Change | Call;

export interface CardAction {
  readonly run: (card: Card) => Step;
  readonly back?: (card: Card) => Step;
  /** The sentence for one card and the one for several, with what they say beside name and count. */
  readonly words: readonly [one: Word, many: Word, params?: Readonly<Record<string, string>>];
  readonly isTrash?: boolean;
}

const change = (what: Change["do"]) => () => ({ do: what });
const del = change("delete");
const restore = change("restore");
const archive = change("archive");
const unarchive = change("unarchive");

const start = () => ({ method: "PUT", path: "starting-point/" });
const unstart = () => ({ method: "DELETE", path: "starting-point/" });

export const CARD_ACTIONS: Readonly<Record<string, CardAction>> = {
  delete: { run: del, back: restore, words: ["deleted-one", "deleted"], isTrash: true },
  restore: { run: restore, back: del, words: ["restored-one", "restored"] },
  archive: { run: archive, back: unarchive, words: ["archived-one", "archived"] },
  unarchive: { run: unarchive, back: archive, words: ["unarchived-one", "unarchived"] },
  start: { run: start, back: unstart, words: ["started-one", "started"] },
  unstart: { run: unstart, back: start, words: ["unstarted-one", "unstarted"] },
  duplicate: { run: change("duplicate"), words: ["copied-one", "copied"] },
  purge: { run: () => ({ method: "POST", path: "purge/", body: {} }), words: ["purged-one", "purged"], isTrash: true },
};

/** `id` null: out of any folder. */
export function moveTo({ id, name }: { readonly id: string | null; readonly name: string }): CardAction {
  const said: CardAction["words"] =
    id === null ? ["moved-out-one", "moved-out"] : ["moved-one", "moved", { folder: name }];
  const into = (folder: string | null): Change => ({ do: "move", folder });
  return { run: () => into(id), back: ({ folder }) => into(folder), words: said };
}

/** Into another team, and back into the one it came from; links keep their address. */
export function moveToTeam(to: TeamChoice, from: string): CardAction {
  const move = (team: string) => () => ({ method: "POST", path: "move/", body: { team } });
  return { run: move(to.id), back: move(from), words: ["team-moved-one", "team-moved", { team: to.name }] };
}

export function copyToTeam({ id, name }: TeamChoice): CardAction {
  const run = (): Change => ({ do: "duplicate", team: id });
  return { run, words: ["team-copied-one", "team-copied", { team: name }] };
}

/** Tags that are "on" go to every card, those that are "off" from every card; others stay as they are. */
export function retag(wanted: ReadonlyMap<string, Spread>): CardAction {
  const those = (spread: Spread) => [...wanted].filter(([, one]) => one === spread).map(([tag]) => tag);
  const [given, taken] = [those("on"), those("off")];
  return {
    run: ({ tags }) => ({ do: "tag", add: missing(given, tags), remove: held(taken, tags) }),
    back: ({ tags }) => ({ do: "tag", add: held(taken, tags), remove: missing(given, tags) }),
    words: ["tagged-one", "tagged"],
  };
}

function held(some: readonly string[], tags: readonly string[]): string[] {
  return some.filter((tag) => tags.includes(tag));
}

function missing(some: readonly string[], tags: readonly string[]): string[] {
  return some.filter((tag) => !tags.includes(tag));
}

/** How each tag stands among cards: on all, on some, on none of them. */
export function spreadOf(tags: readonly string[], cards: readonly Card[]): Map<string, Spread> {
  return new Map(
    tags.map((tag) => {
      const having = cards.filter((card) => card.tags.includes(tag)).length;
      return [tag, having === 0 ? "off" : having === cards.length ? "on" : "some"];
    }),
  );
}
