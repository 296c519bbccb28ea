/** What is done to cards of the library, to one or to many, and the way back. */
import { t, type Word } from "../i18n/order.ts";
import type { FolderChoice, Spread } from "./ask.ts";
import { call } from "./http.ts";
import { reason } from "./said.ts";
import { toast } from "./toast.ts";

export interface Card {
  readonly id: string;
  readonly name: string;
  /** The folder's id; null for none. */
  readonly folder: string | null;
  readonly tags: readonly string[];
}

interface Call {
  readonly method: string;
  /** Below `templates/<id>/`. */
  readonly path: string;
  readonly body?: unknown;
}

export interface Act {
  readonly run: (card: Card) => Call;
  readonly back?: (card: Card) => Call;
  /** The sentence for one card and the one for several, with what they say beside name and count. */
  readonly said: readonly [one: Word, many: Word, params?: Readonly<Record<string, string>>];
  readonly isTrash?: boolean;
}

const del = () => ({ method: "DELETE", path: "" });
const restore = () => ({ method: "POST", path: "restore/", body: {} });
const archive = () => ({ method: "PUT", path: "archive/" });
const unarchive = () => ({ method: "DELETE", path: "archive/" });

export const ACTS: Readonly<Record<string, Act>> = {
  delete: { run: del, back: restore, said: ["deleted-one", "deleted"], isTrash: true },
  restore: { run: restore, back: del, said: ["restored-one", "restored"] },
  archive: { run: archive, back: unarchive, said: ["archived-one", "archived"] },
  unarchive: { run: unarchive, back: archive, said: ["unarchived-one", "unarchived"] },
  duplicate: { run: () => ({ method: "POST", path: "duplicate/", body: {} }), said: ["copied-one", "copied"] },
};

function patch(body: unknown): Call {
  return { method: "PATCH", path: "", body };
}

export function moveTo({ id, name }: FolderChoice): Act {
  const said: Act["said"] = id === null ? ["moved-out-one", "moved-out"] : ["moved-one", "moved", { folder: name }];
  return { run: () => patch({ folder: id }), back: ({ folder }) => patch({ folder }), said };
}

/** Tags that are "on" go to every card, those that are "off" from every card; others stay as they are. */
export function retag(wanted: ReadonlyMap<string, Spread>): Act {
  const given = [...wanted].filter(([, spread]) => spread === "on").map(([tag]) => tag);
  const kept = (tag: string) => wanted.get(tag) !== "off";
  return {
    run: ({ tags }) => patch({ tags: [...new Set([...tags.filter(kept), ...given])] }),
    back: ({ tags }) => patch({ tags }),
    said: ["tagged-one", "tagged"],
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

/** Does it to each card, says so with a way back, and shows the library anew. */
export async function perform(act: Act, cards: readonly Card[], refresh: () => Promise<void>): Promise<void> {
  const { done, error } = await each(cards, act.run);
  await refresh();
  const failed = cards.length - done.length;
  if (failed > 0)
    toast(t("some-failed", { count: failed, all: cards.length, reason: reason(error) }), { kind: "info" });
  const { back } = act;
  if (done.length === 0 || failed > 0) return;
  const undo = async () => {
    const { error: problem } = await each(done, back ?? act.run);
    await refresh();
    if (problem !== undefined) toast(reason(problem), { kind: "info" });
  };
  toast(sentence(act, done), {
    kind: act.isTrash ? "trash" : "done",
    ...(back && { action: { label: t("undo"), run: () => void undo() } }),
  });
}

function sentence({ said: [one, many, params] }: Act, cards: readonly Card[]): string {
  return t(cards.length === 1 ? one : many, { ...params, name: cards[0]?.name ?? "", count: cards.length });
}

/** One after the other, so that a rate limit or a lost network stops few of them. */
async function each(
  cards: readonly Card[],
  callOf: (card: Card) => Call,
): Promise<{ readonly done: readonly Card[]; readonly error?: unknown }> {
  const done: Card[] = [];
  let problem: unknown;
  for (const card of cards) {
    const { method, path, body } = callOf(card);
    try {
      await call(method, `templates/${card.id}/${path}`, body === undefined ? {} : { body });
      done.push(card);
    } catch (error) {
      problem = error;
    }
  }
  return problem === undefined ? { done } : { done, error: problem };
}
