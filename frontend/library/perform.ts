/** Doing something to cards of the library: the calls, the sentence, and its Undo. */
import { t } from "../i18n/order.ts";
import { call, send } from "../web/api.ts";
import { failureMessage } from "../web/messages.ts";
import { toast } from "../web/toast.ts";
import type { Card, CardAction, Step } from "./card-actions.ts";

/** Changes of one call (`MOST` in `api_changes.py`). */
const MOST = 200;

interface Done {
  readonly done: readonly Card[];
  readonly failed: readonly Card[];
  /** Why the last of those did not work. */
  readonly reason: string;
}

/** Does it to each card, says so with a way back, and shows the library anew; the cards it did not work with. */
export async function perform(
  act: CardAction,
  cards: readonly Card[],
  refresh: () => Promise<void>,
): Promise<readonly Card[]> {
  const { done, failed, reason } = await each(cards, act.run);
  await refresh();
  const undo =
    act.back && done.length > 0 ? { label: t("undo"), run: () => void undone(act, done, refresh) } : undefined;
  const said = failed.length === 0 ? sentence(act, done) : shortfall(cards, failed, reason);
  toast(said, {
    kind: failed.length > 0 ? "info" : act.isTrash ? "trash" : "done",
    ...(undo && { action: undo }),
  });
  return failed;
}

async function undone(act: CardAction, done: readonly Card[], refresh: () => Promise<void>): Promise<void> {
  const { failed, reason } = await each(done, act.back ?? act.run);
  await refresh();
  if (failed.length > 0) toast(shortfall(done, failed, reason), { kind: "info" });
}

function sentence({ words: [one, many, params] }: CardAction, cards: readonly Card[]): string {
  return t(cards.length === 1 ? one : many, { ...params, name: cards[0]?.name ?? "", count: cards.length });
}

function shortfall(cards: readonly Card[], failed: readonly Card[], reason: string): string {
  if (cards.length === 1) return reason;
  return t("some-failed", { count: failed.length, all: cards.length, name: failed[0]?.name ?? "", reason });
}

async function each(cards: readonly Card[], stepOf: (card: Card) => Step): Promise<Done> {
  const steps = cards.map((card) => ({ card, step: stepOf(card) }));
  const reasons = new Map<Card, string>();
  for (let start = 0; start < steps.length; start += MOST) {
    for (const [card, reason] of await some(steps.slice(start, start + MOST))) reasons.set(card, reason);
  }
  return {
    done: cards.filter((card) => !reasons.has(card)),
    failed: cards.filter((card) => reasons.has(card)),
    reason: [...reasons.values()].at(-1) ?? "",
  };
}

type Steps = readonly { readonly card: Card; readonly step: Step }[];

/** Those that did not work, and why. */
async function some(steps: Steps): Promise<readonly (readonly [Card, string])[]> {
  const failed: [Card, string][] = [];
  for (const { card, step } of steps) {
    if ("do" in step) continue;
    try {
      await send(step.method, `templates/${card.id}/${step.path}`, step.body === undefined ? {} : { body: step.body });
    } catch (error) {
      failed.push([card, failureMessage(error)]);
    }
  }
  return [...failed, ...(await changed(steps))];
}

async function changed(steps: Steps): Promise<readonly (readonly [Card, string])[]> {
  const changes = steps.flatMap(({ card, step }) =>
    "do" in step ? [{ card, change: { ...step, template: card.id } }] : [],
  );
  if (changes.length === 0) return [];
  try {
    const { data } = await call("POST", "templates/changes/", {
      body: { changes: changes.map(({ change }) => change) },
    });
    return changes.flatMap(({ card }, index) => {
      const error = data.results[index]?.error;
      return error ? [[card, error.message] as const] : [];
    });
  } catch (error) {
    return changes.map(({ card }) => [card, failureMessage(error)] as const);
  }
}
