/** When something is in the card and how often: `$if` and `$each`, read by the parsers that fill templates. */
import { html, nothing, type TemplateResult } from "lit";
import { CircleAlert, Plus, X } from "lucide";
import { type Condition, parseCondition } from "../../document/conditions.ts";
import { parseLoop } from "../../document/expressions.ts";
import { CARD } from "../../document/ids.ts";
import { textOf } from "../../document/values.ts";
import { t } from "../../i18n/inspector.ts";
import { icon } from "../../ui/icon.ts";
import { findings } from "./field-frame.ts";
import type { Place } from "./form.ts";
import { typing } from "./typing.ts";
import { variablePicker, variablesAt } from "./variable-names.ts";

const WORDS = {
  $if: { label: "condition", add: "add-condition", help: "condition-help", bad: "bad-condition" },
  $each: { label: "loop", add: "add-loop", help: "loop-help", bad: "bad-loop" },
} as const;

/** The box of one of them: a line with "+" until there is something in it. */
export function expressionBox(place: Place): TemplateResult {
  const { form, name } = place;
  const key = place.key as keyof typeof WORDS;
  const words = WORDS[key];
  const draft = form.drafts.get(name);
  const isOpen = place.isSet || draft !== undefined || form.open.get(name) === true;
  const turn = () => {
    form.drafts.delete(name);
    form.open.set(name, !isOpen);
    if (place.isSet) place.set(undefined);
    form.redraw();
    if (!isOpen) queueMicrotask(() => requestAnimationFrame(() => document.getElementById(name)?.focus()));
  };
  const label = t(isOpen ? "clear" : words.add);
  const button = form.editable
    ? html`<button type="button" class="ib ib-xs" aria-label="${isOpen ? `${label}: ${t(words.label)}` : label}" title=${label} @click=${turn}>${icon(isOpen ? X : Plus, { class: "i-sm" })}</button>`
    : nothing;
  return html`<div class="field" data-field=${key}><div class="label"><label for=${name}>${t(words.label)}</label><span class="end">${isOpen ? variablePicker(place) : nothing}${button}</span></div>
    ${isOpen ? box(place, key) : nothing}</div>`;
}

/** The beginning of a name before the caret. */
const PARTIAL = /[A-Za-z\u4e00-\u9fff][\w\u4e00-\u9fff.]*$/;
const MOST = 6;
/** What was being written where, to offer the names that begin so. */
let writing: { readonly name: string; readonly partial: string } | undefined;

/** Names that go on as what is being written: one of them takes its place. */
function completions(place: Place): unknown {
  if (writing?.name !== place.name || !place.form.editable) return nothing;
  const { partial } = writing;
  const names = variablesAt(place.form.studio, place.ids[0] ?? CARD).map(({ path }) => path);
  const found = names.filter((path) => path.startsWith(partial) && path !== partial).slice(0, MOST);
  const choose = (path: string) => {
    const box = document.getElementById(place.name);
    if (!(box instanceof HTMLTextAreaElement)) return;
    box.setRangeText(path, box.selectionStart - partial.length, box.selectionStart, "end");
    box.focus();
    box.dispatchEvent(new InputEvent("input", { bubbles: true }));
  };
  if (found.length === 0) return nothing;
  return html`<div class="vars" role="group" aria-label=${t("suggestions")}>${found.map((path) => html`<button type="button" class="var" @click=${() => choose(path)}>${path}</button>`)}</div>`;
}

function noteWriting({ name }: Place): void {
  const box = document.getElementById(name);
  if (!(box instanceof HTMLTextAreaElement)) return;
  const [partial] = PARTIAL.exec(box.value.slice(0, box.selectionStart)) ?? [];
  writing = partial === undefined ? undefined : { name, partial };
}

function box(place: Place, key: keyof typeof WORDS): TemplateResult {
  const { form, name } = place;
  const draft = form.drafts.get(name);
  const take = (text: string, burst: string) => {
    noteWriting(place);
    if (text.trim() === "") place.set(undefined, burst);
    else if (isReadable(key, text)) place.set(text, burst);
    else form.drafts.set(name, { text, problem: t(WORDS[key].bad) });
    if (text.trim() === "") form.open.set(name, true);
    form.redraw();
  };
  const unknown = draft === undefined ? undeclared(place, key) : [];
  const problem = draft?.problem ?? (unknown.length > 0 ? t("undeclared", { names: unknown.join(", ") }) : undefined);
  return html`<textarea id=${name} class="area area-code" rows="1" spellcheck="false" ?readonly=${!form.editable} aria-describedby="${name}-h"
      placeholder=${key === "$if" ? "amount > 1000" : "task in tasks"} ${typing({ value: draft?.text ?? textOf(place.value) ?? "", take })}></textarea>
    ${completions(place)}<p class="help" id="${name}-h">${t(WORDS[key].help)}</p>
    ${problem === undefined ? nothing : html`<div class="note-in" role="status">${icon(CircleAlert, { class: "i-sm" })}<span>${problem}</span></div>`}
    ${findings(form, place.said)}`;
}

function isReadable(key: keyof typeof WORDS, text: string): boolean {
  return key === "$if" ? parseCondition(text) !== undefined : parseLoop(text) !== undefined;
}

/** Names nobody declared. */
function undeclared(place: Place, key: keyof typeof WORDS): readonly string[] {
  const text = textOf(place.value) ?? "";
  const condition = key === "$if" ? parseCondition(text) : undefined;
  const used = key === "$if" ? (condition ? namesIn(condition) : []) : [parseLoop(text)?.path[0] ?? ""];
  const known = new Set(variablesAt(place.form.studio, place.ids[0] ?? CARD).map(({ path }) => path.split(".")[0]));
  return [...new Set(used)].filter((name) => name !== "" && name !== "loop" && !known.has(name));
}

function namesIn(condition: Condition): readonly string[] {
  if ("path" in condition) return [condition.path[0] ?? ""];
  return "operands" in condition ? condition.operands.flatMap(namesIn) : [];
}
