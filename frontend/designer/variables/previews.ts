/** Preview values in the panel: the named sets, to look at; and while one is on the canvas, its values, to try others. */
import { html, nothing, type TemplateResult } from "lit";
import { Copy, FlaskConical, Plus, Trash2 } from "lucide";
import { setField } from "../../document/commands/set-field.ts";
import { type Entry, samplesIn } from "../../document/declarations.ts";
import { DOCUMENT } from "../../document/ids.ts";
import { isObject, type JsonObject } from "../../document/values.ts";
import { shownFor } from "../../document/variables.ts";
import { t } from "../../i18n/variables.ts";
import { t as tView } from "../../i18n/view.ts";
import { icon } from "../../ui/icon.ts";
import type { Preview } from "../core/previews.ts";
import type { Studio } from "../core/studio.ts";
import { switchFor } from "../inspector/controls/choice.ts";
import type { Form } from "../inspector/form.ts";
import { previewName } from "../view/preview-band.ts";
import { valueField } from "./value-fields.ts";
import { addSample, calledIn, removeSample, typeOf } from "./variable-edits.ts";

interface Held {
  /** Among what stands in the document. */
  readonly at: number;
  readonly name: string;
  readonly values: JsonObject;
}

function heldIn({ studio }: Form): readonly Held[] {
  return samplesIn(studio.state.document).flatMap((sample, at) => {
    if (!isObject(sample)) return [];
    const { name, values } = sample;
    return [{ at, name: typeof name === "string" ? name : "", values: isObject(values) ? values : {} }];
  });
}

/** The named sets: each can be looked at, and one added. */
export function previewSets(form: Form): TemplateResult {
  const { studio, editable } = form;
  return html`<section class="vsamples" aria-labelledby="v-samples">
    <h3 class="block-t" id="v-samples"><span class="grow">${t("samples")}</span>${
      editable
        ? button(Plus, t("add-sample"), () => add(form, t("new-sample", { number: heldIn(form).length + 1 }), {}))
        : nothing
    }</h3>
    <p class="help">${t("samples-help")}</p>
    ${heldIn(form).map(({ name }) => html`<button type="button" class="more-row" @click=${() => void studio.lookAt({ named: name })}>${icon(FlaskConical, { class: "i-sm" })}<span class="cut">${previewName({ named: name })}</span></button>`)}
    ${studio.isSimple ? nothing : asWritten(studio)}
  </section>`;
}

/** Names as they are written, in place of what stands for them. */
function asWritten(studio: Studio): TemplateResult {
  const { chips } = studio.view;
  const turn = () => studio.setView({ chips: !chips });
  const control = switchFor({ id: "v-chips", isOn: chips, label: t("chips"), disabled: false, turn });
  return html`<div class="field"><div class="label"><label for="v-chips">${t("chips")}</label><span class="end">${control}</span></div></div>`;
}

/** The values the canvas shows instead of the content. Those of a named set can be changed; others are made into one first. */
export function tryOut(form: Form, entries: readonly Entry[], preview: Preview): TemplateResult {
  const { studio } = form;
  const shown = shownFor(studio.state.document);
  const now = "named" in preview ? heldIn(form).find(({ name }) => name === preview.named) : undefined;
  return html`<section class="vsamples vtry" aria-labelledby="v-samples">
    <h3 class="block-t" id="v-samples">${icon(FlaskConical, { class: "i-sm" })}<span class="grow">${previewName(preview)}</span>${
      form.editable && now ? tools(form, now) : nothing
    }</h3>
    <p class="help">${tView("preview-only")}</p>
    ${now === undefined ? made(form, entries, preview) : html`${nameField(form, now)}${entries.map((entry) => value(form, entry, now, shown.get(entry.name)))}`}
    <button type="button" class="btn btn-sm" @click=${() => void studio.lookAt(undefined)}>${tView("preview-end")}</button>
  </section>`;
}

/** Values nobody wrote down: to be read, or kept as a set of their own. */
function made(form: Form, entries: readonly Entry[], preview: Preview): unknown {
  const values = form.studio.previewed ?? {};
  const keep = () => add(form, previewName(preview), values);
  return html`<dl class="vmade">${entries.map((entry) => {
    const held = values[entry.name];
    const shown = Array.isArray(held) ? t("rows", { count: held.length }) : isObject(held) ? "…" : String(held ?? "");
    return html`<dt class="cut">${calledIn(entry)}</dt><dd class="cut" title=${shown}>${shown}</dd>`;
  })}</dl>
    ${form.editable ? html`<button type="button" class="btn btn-sm" @click=${keep}>${t("keep-preview")}</button>` : nothing}`;
}

function add(form: Form, wanted: string, values: JsonObject): void {
  const { studio } = form;
  const names = heldIn(form).map(({ name }) => name);
  let name = wanted;
  for (let number = 2; names.includes(name); number += 1) name = `${wanted} ${number}`;
  if (studio.apply(addSample(studio.state, name, values))) void studio.lookAt({ named: name });
}

function button(shape: Parameters<typeof icon>[0], label: string, run: () => void): TemplateResult {
  return html`<button type="button" class="ib ib-xs" aria-label=${label} title=${label} @click=${run}>${icon(shape, { class: "i-sm" })}</button>`;
}

function tools(form: Form, now: Held): TemplateResult {
  const { studio } = form;
  return html`${button(Copy, t("duplicate-sample"), () => add(form, t("copy-of", { name: now.name }), now.values))}${button(
    Trash2,
    t("delete-sample"),
    () => {
      studio.apply(removeSample(studio.state, now.at, now.name));
      void studio.lookAt(undefined);
    },
  )}`;
}

/** The name counts when the box is left; two sets of one name could not be told apart. */
function nameField(form: Form, now: Held): TemplateResult {
  const { studio } = form;
  const take = (event: Event) => {
    const box = event.target as HTMLInputElement;
    const name = box.value.trim();
    if (name === "" || heldIn(form).some((one) => one.at !== now.at && one.name === name)) {
      if (name !== "") studio.say(t("taken-sample", { name }), "info");
      box.value = now.name;
    } else if (name !== now.name) {
      studio.apply(setField(studio.state, [DOCUMENT], ["samples", now.at, "name"], name));
      void studio.lookAt({ named: name });
    }
  };
  return html`<div class="field"><div class="label"><label for="v-sample-name">${t("sample-name")}</label></div>
    <input id="v-sample-name" class="input" autocomplete="off" .value=${now.name} ?readonly=${!form.editable} @change=${take}></div>`;
}

/** What the set does not say is shown as the content has it. */
function value(form: Form, entry: Entry, now: Held, shown: unknown): unknown {
  const path = ["samples", now.at, "values", entry.name];
  return valueField({
    form,
    path,
    type: typeOf(entry),
    label: calledIn(entry),
    fallback: typeof shown === "symbol" ? undefined : shown,
    fields: entry.fields,
    options: entry.options,
  });
}
