/** How the dialog of a release looks (`release.ts`). */
import { html, nothing, type TemplateResult } from "lit";
import { BadgeCheck, Check, CircleAlert, CircleCheck, Undo2 } from "lucide";
import { t } from "../i18n/release.ts";
import { icon } from "../ui/icon.ts";
import type { Asking, Break } from "./asking.ts";
import { NOTE_LENGTH } from "./note.ts";
import { touched } from "./touched.ts";
import { triedBox } from "./tried.ts";

const SHORT = 24;

export function releaseForm(asking: Asking): TemplateResult {
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    void asking.go();
  };
  const keys = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.metaKey || event.ctrlKey)) return;
    event.preventDefault();
    void asking.go();
  };
  const verb = asking.isRollback ? t("roll-back", { number: asking.wanted.version ?? 0 }) : t("release");
  return html`<form class="rel-form" @submit=${submit} @keydown=${keys}>
    <div class="dialog-body"><h2>${asking.title}</h2><p>${lead(asking)}</p></div>
    <div class="rel-in">
      <div class="rel-stops" role="alert">${asking.breaks.map((one) => stop(asking, one))}</div>
      <p class="rel-said" role="status">${asking.said === "" ? nothing : html`${icon(Check, { class: "i-sm" })}${asking.said}`}</p>
      ${triedBox(asking)}
      ${touched(asking)}
      ${noteField(asking)}
    </div>
    <p class="dialog-problem" role="alert">${asking.problem || nothing}</p>
    <div class="dialog-foot">
      <button class="btn btn-quiet" type="button" data-cancel>${t("cancel")}</button>
      <button class="btn btn-ink" id="release-now" ?disabled=${asking.isStopped}>${icon(asking.isRollback ? Undo2 : BadgeCheck)}<span>${verb}</span></button>
    </div>
  </form>`;
}

function lead({ wanted: { version }, isRollback, release }: Asking): string {
  if (version === undefined) return t("release-text");
  return isRollback
    ? t("roll-back-text", { number: version, standing: release.version ?? 0 })
    : t("release-version-text", { number: version });
}

function noteField(asking: Asking): TemplateResult {
  return html`<label class="field"><span class="label">${t(asking.isRollback ? "roll-back-note" : "release-note")}<span class="end">${asking.note.length} / ${NOTE_LENGTH}</span></span>
    <textarea class="area" name="note" rows="2" maxlength=${NOTE_LENGTH} .value=${asking.note}
      placeholder=${t(asking.isRollback ? "roll-back-placeholder" : "release-placeholder")}
      @input=${(event: Event) => asking.write((event.target as HTMLTextAreaElement).value)}></textarea></label>`;
}

/** One reason why it can't be released as it is, who would be refused, and what helps. */
function stop(asking: Asking, one: Break): TemplateResult {
  const isMended = asking.isMended(one);
  return html`<div class="rel-stop ${isMended ? "is-mended" : ""}">${icon(isMended ? CircleCheck : CircleAlert)}
    <div><b>${one.message}</b><p class="two">${broken(asking, one)}</p><div class="rel-mends">${mends(asking, one)}</div></div></div>`;
}

function broken({ release }: Asking, { broken: refused }: Break): TemplateResult[] {
  const calls = new Map(release.touched.tokens.map((token) => [token.id, token.calls]));
  return refused.map(({ kind, id, name }, at) => {
    const after = at + 1 < refused.length ? t("comma") : "";
    if (kind === "link") {
      return html`<a href="/share-links/${id}/" target="_blank" rel="noopener">${t("link-by", { name })}</a>${after}`;
    }
    const count = calls.get(id);
    return html`${count === undefined ? name : t("calls-by", { name, count })}${after}`;
  });
}

function mends(asking: Asking, { name, mend, broken: refused }: Break): unknown[] {
  const value = mend === undefined ? undefined : asking.valueFor(name);
  const standing = asking.release.version;
  const tokens = standing === null ? [] : refused.filter(({ kind }) => kind === "token");
  return [
    value === undefined
      ? nothing
      : html`<button class="btn btn-sm" type="button" ?disabled=${asking.isBusy} @click=${() => void asking.giveDefault(name)}>${t("give-default", { value: shortOf(value) })}</button>`,
    ...tokens.map(
      (token) =>
        html`<button class="btn btn-sm" type="button" aria-pressed=${asking.pins.has(token.id)} @click=${() => asking.pin(token.id)}>${asking.pins.has(token.id) ? icon(Check, { class: "i-sm" }) : nothing}${t("keep-on", { name: token.name, number: standing ?? 0 })}</button>`,
    ),
  ];
}

function shortOf(value: unknown): string {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.length > SHORT ? `${text.slice(0, SHORT)}…` : text;
}
