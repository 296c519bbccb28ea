import assert from "node:assert/strict";
import { test } from "node:test";
import { translator } from "../i18n/index.ts";
import { words } from "../i18n/outcome.ts";
import { outcome, run, sendingTo, tap, told } from "./fakes.ts";
import { flowing, lateTelling } from "./late-telling.ts";
import type { Event, State } from "./machine.ts";
import type { Target } from "./types.ts";

const t = translator(words, () => "en");
const PEOPLE: Target = { to: "people", ids: ["ou_1"] };

/** Sent to people, and on its way to them once more after a yes. */
function again(): State {
  const served = run(sendingTo(PEOPLE)).state;
  const events: Event[] = [told(served, outcome("sent")), tap(PEOPLE), tap(PEOPLE, "a-2"), { type: "content" }];
  return run(events, served).state;
}

const said = (events: readonly Event[], from: State) =>
  flowing(lateTelling(run(events, from).state, { codes: {} }, t), t);

test("who has the card from before is never said to be without it", () => {
  const first = run(sendingTo(PEOPLE)).state;
  const second = again();
  const lost: Event[] = [{ type: "shown" }, { type: "silence" }, { type: "answer", arrived: false }];
  assert.match(said(lost, first), /without risk/);
  assert.match(said(lost, second), /Look into the chat/);
  const refused = (state: State) => [told(state, outcome("failed", { code: -3 }))];
  assert.match(said(refused(first), first), /Nobody got the card/);
  assert.match(said(refused(second), second), /Look into the chat/);
});
