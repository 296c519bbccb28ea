/** Doing something to cards of the library: the calls, the sentence, and its Undo. */
import { t } from "../i18n/order.ts";
import { send } from "../web/api.ts";
import { failureMessage } from "../web/messages.ts";
import { toast } from "../web/toast.ts";
import type { Call, Card, CardAction } from "./card-actions.ts";

/** Does it to each card, says so with a way back, and shows the library anew. */
export async function perform(act: CardAction, cards: readonly Card[], refresh: () => Promise<void>): Promise<void> {
  const { done, error } = await each(cards, act.run);
  await refresh();
  const failed = cards.length - done.length;
  if (failed > 0)
    toast(t("some-failed", { count: failed, all: cards.length, reason: failureMessage(error) }), { kind: "info" });
  const { back } = act;
  if (done.length === 0 || failed > 0) return;
  const undo = async () => {
    const { error: problem } = await each(done, back ?? act.run);
    await refresh();
    if (problem !== undefined) toast(failureMessage(problem), { kind: "info" });
  };
  toast(sentence(act, done), {
    kind: act.isTrash ? "trash" : "done",
    ...(back && { action: { label: t("undo"), run: () => void undo() } }),
  });
}

function sentence({ words: [one, many, params] }: CardAction, cards: readonly Card[]): string {
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
      await send(method, `templates/${card.id}/${path}`, body === undefined ? {} : { body });
      done.push(card);
    } catch (error) {
      problem = error;
    }
  }
  return problem === undefined ? { done } : { done, error: problem };
}
