/** Answers of real clients, word for word: known ones to choose from, and recordings to paste or open. */
import { html, nothing, type TemplateResult } from "lit";
import { uiLanguage } from "../i18n/index.ts";
import { t } from "../i18n/simulator.ts";
import type { App } from "./app.ts";

import { HttpError } from "./server.ts";
import type { KnownAnswer, RawAnswer } from "./state.ts";

/** The value of the choice that says what waits already. */
export const WAITING = "waiting";

export type ReplayChoices = readonly (readonly [value: string, label: string])[];

export function replayChoices(app: App): ReplayChoices {
  const waiting = app.state.faults.raw_result;
  const [first] = waiting;
  const now: ReplayChoices = first ? [[WAITING, waitingLabel(first, waiting.length)]] : [];
  return [["", t("faultNone")], ...now, ...app.boot.known.map((one) => [one.id, nameOf(one)] as const)];
}

function waitingLabel({ about, callback }: RawAnswer, count: number): string {
  const name = about || callback;
  return count === 1 ? name : t("rawMore", { name, count: count - 1 });
}

function nameOf({ name }: KnownAnswer): string {
  return name[uiLanguage()] ?? name.en ?? "";
}

export function replayKnown(app: App, id: string): void {
  if (id === WAITING) return;
  const chosen = app.boot.known.find((one) => one.id === id);
  app.set({ faults: { raw_result: chosen ? [{ ...chosen.answer, about: nameOf(chosen) }] : [] } });
}

const SAMPLE = `[{"callback": "fail", "after": "call",
  "result": {"errMsg": "sendMessageCard:fail"}}]`;

export function replayDialog(app: App): TemplateResult | typeof nothing {
  const problem = app.replayProblem;
  if (problem === null) return nothing;
  const close = (event: Event): void => {
    event.preventDefault();
    showProblem(app, null);
  };
  return html`<dialog class="dialog sim-replay" aria-labelledby="replay-title" @cancel=${close}>
    <form @submit=${(event: SubmitEvent) => replayPasted(app, event)}>
      <div class="dialog-body">
        <h3 id="replay-title">${t("rawTitle")}</h3>
        <p class="help" id="replay-help">${t("rawHelp")}</p>
        <label class="field"><span class="label">${t("rawAnswers")}</span>
          <textarea class="area sim-code" name="answers" rows="8" required spellcheck="false" autofocus placeholder=${SAMPLE}
            aria-describedby="replay-help replay-problem"></textarea></label>
        <label class="field"><span class="label">${t("rawFile")}</span>
          <input class="sim-file" type="file" accept=".json,application/json" @change=${takeFile} /></label>
        <p class="help sim-wrong" id="replay-problem" role="alert">${problem}</p>
      </div>
      <div class="dialog-foot">
        <button class="btn" type="button" @click=${close}>${t("cancel")}</button>
        <button class="btn btn-ink">${t("rawReplay")}</button>
      </div>
    </form>
  </dialog>`;
}

async function takeFile(event: Event): Promise<void> {
  const input = event.target as HTMLInputElement;
  const text = await input.files?.[0]?.text();
  const area = input.form?.elements.namedItem("answers") as HTMLTextAreaElement;
  if (text !== undefined) area.value = text;
}

async function replayPasted(app: App, event: SubmitEvent): Promise<void> {
  event.preventDefault();
  const { value } = (event.target as HTMLFormElement).elements.namedItem("answers") as HTMLTextAreaElement;
  try {
    const given: unknown = JSON.parse(value);
    await app.control({ faults: { raw_result: given } });
    showProblem(app, null);
  } catch (error) {
    if (error instanceof SyntaxError) showProblem(app, t("rawNotJson", { reason: error.message }));
    else showProblem(app, error instanceof HttpError ? error.message : t("loadFailed"));
  }
}

function showProblem(app: App, problem: string | null): void {
  app.replayProblem = problem;
  app.redraw();
}
