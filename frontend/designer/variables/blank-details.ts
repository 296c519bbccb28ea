/** What is said of one blank: what it is called, what it takes, who fills it. */
import { html, nothing, type TemplateResult } from "lit";
import { Trash2 } from "lucide";
import { setField } from "../../document/commands/set-field.ts";
import type { Entry } from "../../document/declarations.ts";
import { DOCUMENT } from "../../document/ids.ts";
import { textOf } from "../../document/values.ts";
import type { Filler } from "../../document/variables.ts";
import { t } from "../../i18n/variables.ts";
import { icon } from "../../ui/icon.ts";
import { switchFor } from "../inspector/controls/choice.ts";
import { textBox } from "../inspector/controls/text.ts";
import { framed } from "../inspector/field-frame.ts";
import { type Form, Place } from "../inspector/form.ts";
import { isSheet, sheetColumns } from "./sheet-grid.ts";
import { types } from "./type-box.ts";
import { calledIn, fillerOf, typeOf } from "./variable-edits.ts";

export interface Acts {
  /** In how many elements it stands. */
  readonly count: number;
  readonly remove: () => void;
  readonly give: (filler: Filler) => void;
}

export function details(form: Form, entries: readonly Entry[], index: number, { count, remove, give }: Acts): unknown {
  const entry = entries[index];
  if (entry === undefined) return nothing;
  const type = typeOf(entry);
  const used = count === 0 ? t("unused") : count === 1 ? t("used-once") : t("used-times", { count });
  return html`<div class="group bl-d">
    ${text(form, index, "label", t("label"), calledIn(entry))}
    ${typeField(form, entry, index)}
    ${type === "choice" ? options(form, index) : nothing}
    ${isSheet(type) ? sheetColumns(form, entry, index) : nothing}
    ${text(form, index, "description", t("description"), t("description-hint"))}
    ${fillers(form, entry, index, give)}
    ${required(form, entry, index)}
    <div class="bl-foot"><span class="help grow">${used}</span>${
      form.editable
        ? html`<button type="button" class="btn btn-sm btn-quiet btn-warnline" @click=${remove}>${icon(Trash2, { class: "i-sm" })}${t("delete", { name: calledIn(entry) })}</button>`
        : nothing
    }</div>
  </div>`;
}

function text(form: Form, index: number, key: string, label: string, hint: string): TemplateResult {
  const place = new Place({
    form,
    ids: [DOCUMENT],
    path: ["variables", index, key],
    owner: "variable",
    field: { label, type: { kind: "text" } },
  });
  return framed(place, { control: textBox(place, { hint }) });
}

function options(form: Form, index: number): TemplateResult {
  return form.drawField(
    new Place({
      form,
      ids: [DOCUMENT],
      path: ["variables", index, "options"],
      owner: "variable",
      field: { label: t("options"), type: { kind: "list", item: { kind: "text" } } },
    }),
  );
}

function set(form: Form, index: number, key: string, value: unknown): void {
  form.studio.apply(setField(form.studio.state, [DOCUMENT], ["variables", index, key], value));
  form.redraw();
}

function typeField(form: Form, entry: Entry, index: number): TemplateResult {
  const id = `v-${index}-type`;
  const options = { id, type: typeOf(entry), spelled: textOf(entry.type) ?? "" };
  return html`<div class="field"><div class="label"><label for=${id}>${t("type")}</label></div>${types(form, { ...options, choose: (type) => set(form, index, "type", type) })}</div>`;
}

function fillers(form: Form, entry: Entry, index: number, give: Acts["give"]): TemplateResult {
  const now = fillerOf(entry);
  const shown: readonly Filler[] = now === "program" ? ["sender", "author", "program"] : ["sender", "author"];
  return html`<fieldset class="field bl-who" ?disabled=${!form.editable}><legend class="label">${t("who-fills")}</legend>${shown.map(
    (filler) =>
      html`<label class="bl-opt ${filler === now ? "is-on" : ""}"><input type="radio" name="v-${index}-who" .checked=${filler === now} @change=${() => give(filler)}><span><b>${t(`group-${filler}`)}</b><span class="help">${t(`group-${filler}-hint`)}</span></span></label>`,
  )}</fieldset>`;
}

function required(form: Form, entry: Entry, index: number): TemplateResult {
  const id = `v-${index}-required`;
  const isOn = entry.required !== false;
  return html`<div class="field"><div class="label"><label for=${id}>${t("required")}</label><span class="end">${switchFor(
    {
      id,
      isOn,
      label: t("required"),
      disabled: !form.editable,
      turn: () => set(form, index, "required", isOn ? false : undefined),
    },
  )}</span></div></div>`;
}
