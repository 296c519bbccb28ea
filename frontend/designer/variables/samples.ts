/** Named sets of values: which of them fills the canvas, and what they say. */
import { html, nothing, type TemplateResult } from "lit";
import { Copy, Plus, Trash2 } from "lucide";
import { setField } from "../../document/commands/set-field.ts";
import { type Entry, samplesIn } from "../../document/declarations.ts";
import { DOCUMENT } from "../../document/ids.ts";
import { isObject } from "../../document/values.ts";
import { t } from "../../i18n/variables.ts";
import { icon } from "../../ui/icon.ts";
import { switchFor } from "../inspector/controls/choice.ts";
import type { Form } from "../inspector/form.ts";
import { selectBox } from "../inspector/select-boxes.ts";
import { valueField } from "./value-fields.ts";
import { addSample, removeSample, typeOf } from "./variable-edits.ts";

interface Held {
  /** Among what stands in the document. */
  readonly at: number;
  readonly name: string;
  readonly values: Readonly<Record<string, unknown>>;
}

function heldIn(form: Form): readonly Held[] {
  return samplesIn(form.studio.state.document).flatMap((sample, at) => {
    if (!isObject(sample)) return [];
    return [
      {
        at,
        name: typeof sample.name === "string" ? sample.name : "",
        values: isObject(sample.values) ? sample.values : {},
      },
    ];
  });
}

export function samples(form: Form, entries: readonly Entry[]): TemplateResult {
  const { studio, editable } = form;
  const held = heldIn(form);
  const now = held.find(({ name }) => name === studio.view.sample) ?? held[0];
  const chips = studio.view.chips;
  return html`<section class="vsamples" aria-labelledby="v-samples">
    <h3 class="block-t" id="v-samples"><span class="grow">${t("samples")}</span>${editable ? tools(form, held, now) : nothing}</h3>
    ${
      now === undefined
        ? html`<p class="help">${t("no-samples")}</p>`
        : html`${chooser(form, held, now)}${nameField(form, held, now)}${entries.map((entry) => value(form, entry, now))}`
    }
    <div class="field"><div class="label"><label for="v-chips">${t("chips")}</label><span class="end">${switchFor({
      id: "v-chips",
      isOn: chips,
      label: t("chips"),
      disabled: false,
      turn: () => studio.setView({ chips: !chips }),
    })}</span></div></div>
  </section>`;
}

function chooser({ studio }: Form, held: readonly Held[], now: Held): unknown {
  if (held.length < 2) return html`<p class="help">${t("samples-help")}</p>`;
  return html`<div class="field"><div class="label"><label for="v-sample">${t("choose-sample")}</label></div>${selectBox(
    {
      id: "v-sample",
      value: now.name,
      shown: { label: now.name },
      choices: held.map(({ name }) => ({ value: name, label: name })),
      choose: (sample) => studio.setView({ sample }),
    },
  )}</div>`;
}

function tools(form: Form, held: readonly Held[], now: Held | undefined): TemplateResult {
  const { studio } = form;
  const names = held.map(({ name }) => name);
  const add = (wanted: string, values: Held["values"]) => {
    let name = wanted;
    for (let number = 2; names.includes(name); number += 1) name = `${wanted} ${number}`;
    studio.apply(addSample(studio.state, name, values));
    studio.setView({ sample: name });
  };
  const button = (shape: Parameters<typeof icon>[0], label: string, run: () => void) =>
    html`<button type="button" class="ib ib-xs" aria-label=${label} title=${label} @click=${run}>${icon(shape, { class: "i-sm" })}</button>`;
  return html`${now && button(Copy, t("duplicate-sample"), () => add(t("copy-of", { name: now.name }), now.values))}${
    now &&
    button(Trash2, t("delete-sample"), () => {
      studio.apply(removeSample(studio.state, now.at, now.name));
      studio.setView({ sample: undefined });
    })
  }${button(Plus, t("add-sample"), () => add(t("new-sample", { number: held.length + 1 }), {}))}`;
}

/** The name counts when the box is left; two samples of one name could not be told apart. */
function nameField(form: Form, held: readonly Held[], now: Held): TemplateResult {
  const { studio } = form;
  const take = (event: Event) => {
    const box = event.target as HTMLInputElement;
    const name = box.value.trim();
    if (name === "" || held.some((one) => one !== now && one.name === name)) {
      if (name !== "") studio.say(t("taken-sample", { name }), "info");
      box.value = now.name;
    } else if (name !== now.name) {
      studio.apply(setField(studio.state, [DOCUMENT], ["samples", now.at, "name"], name));
      studio.setView({ sample: name });
    }
  };
  return html`<div class="field"><div class="label"><label for="v-sample-name">${t("sample-name")}</label></div>
    <input id="v-sample-name" class="input" autocomplete="off" .value=${now.name} ?readonly=${!form.editable} @change=${take}></div>`;
}

function value(form: Form, entry: Entry, now: Held): unknown {
  const path = ["samples", now.at, "values", entry.name];
  const isEmpty = now.values[entry.name] === undefined && entry.default === undefined;
  return html`${valueField({ form, path, type: typeOf(entry), label: entry.name, fallback: entry.default, fields: entry.fields })}${
    isEmpty ? html`<p class="help vhint">${t("no-value")}</p>` : nothing
  }`;
}
