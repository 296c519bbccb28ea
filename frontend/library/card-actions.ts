/** What can be done to cards of the library, to one or to many, and the way back. DOM-free; `perform.ts` does it. */
import type { Word } from "../i18n/order.ts";
import type { FolderChoice, Spread } from "./dialogs.ts";

export interface Card {
  readonly id: string;
  readonly name: string;
  /** The folder's id; null for none. */
  readonly folder: string | null;
  readonly tags: readonly string[];
}

export interface Call {
  readonly method: string;
  /** Below `templates/<id>/`. */
  readonly path: string;
  readonly body?: unknown;
}

export interface CardAction {
  readonly run: (card: Card) => Call;
  readonly back?: (card: Card) => Call;
  /** The sentence for one card and the one for several, with what they say beside name and count. */
  readonly words: readonly [one: Word, many: Word, params?: Readonly<Record<string, string>>];
  readonly isTrash?: boolean;
}

const del = () => ({ method: "DELETE", path: "" });
const restore = () => ({ method: "POST", path: "restore/", body: {} });
const archive = () => ({ method: "PUT", path: "archive/" });
const unarchive = () => ({ method: "DELETE", path: "archive/" });

export const CARD_ACTIONS: Readonly<Record<string, CardAction>> = {
  delete: { run: del, back: restore, words: ["deleted-one", "deleted"], isTrash: true },
  restore: { run: restore, back: del, words: ["restored-one", "restored"] },
  archive: { run: archive, back: unarchive, words: ["archived-one", "archived"] },
  unarchive: { run: unarchive, back: archive, words: ["unarchived-one", "unarchived"] },
  duplicate: { run: () => ({ method: "POST", path: "duplicate/", body: {} }), words: ["copied-one", "copied"] },
};

function patch(body: unknown): Call {
  return { method: "PATCH", path: "", body };
}

export function moveTo({ id, name }: FolderChoice): CardAction {
  const said: CardAction["words"] =
    id === null ? ["moved-out-one", "moved-out"] : ["moved-one", "moved", { folder: name }];
  return { run: () => patch({ folder: id }), back: ({ folder }) => patch({ folder }), words: said };
}

/** Tags that are "on" go to every card, those that are "off" from every card; others stay as they are. */
export function retag(wanted: ReadonlyMap<string, Spread>): CardAction {
  const given = [...wanted].filter(([, spread]) => spread === "on").map(([tag]) => tag);
  const kept = (tag: string) => wanted.get(tag) !== "off";
  return {
    run: ({ tags }) => patch({ tags: [...new Set([...tags.filter(kept), ...given])] }),
    back: ({ tags }) => patch({ tags }),
    words: ["tagged-one", "tagged"],
  };
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
