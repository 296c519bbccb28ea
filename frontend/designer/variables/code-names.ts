/** What programs call the blanks, in a closed fold; and names the card uses that no blank has. */
import { html, nothing, type TemplateResult } from "lit";
import { CircleAlert, TriangleAlert } from "lucide";
import type { Entry } from "../../document/declarations.ts";
import { isName } from "../../document/expressions.ts";
import { t } from "../../i18n/variables.ts";
import { icon } from "../../ui/icon.ts";
import type { Form } from "../inspector/form.ts";
import { usesOf } from "./uses.ts";
import { calledIn, declare, guessed, renameVariable } from "./variable-edits.ts";

export function codeNames(form: Form, entries: readonly Entry[]): TemplateResult {
  return html`<details class="bl-adv"><summary>${t("advanced")}</summary>
    <p class="help">${t("advanced-help")}</p>
    <div class="group">${entries.map((entry, index) => nameField(form, entries, entry, index))}</div></details>`;
}

/** A name counts when the box is left: half a name may be another blank's. */
function nameField(form: Form, entries: readonly Entry[], entry: Entry, index: number): TemplateResult {
  const { name } = entry;
  const key = `v-${index}-name`;
  const draft = form.drafts.get(key);
  const take = (event: Event) => {
    const text = (event.target as HTMLInputElement).value.trim();
    const taken = text !== name && entries.some((other) => other.name === text);
    form.drafts.delete(key);
    if (taken) form.drafts.set(key, { text, problem: t("taken-name", { name: text }) });
    else if (!isName(text)) form.drafts.set(key, { text, problem: t("bad-name", { name: text }) });
    else if (text !== name) form.studio.apply(renameVariable(form.studio.state, name, text));
    form.redraw();
  };
  const pressed = (event: KeyboardEvent) => {
    if (event.key === "Enter" && !event.isComposing) (event.target as HTMLInputElement).blur();
  };
  return html`<div class="field bl-code"><div class="label"><label for=${key}>${calledIn(entry)}</label></div>
    <input id=${key} class="input input-code ${draft ? "is-bad" : ""}" autocomplete="off" spellcheck="false" .value=${draft?.text ?? name} ?readonly=${!form.editable} @change=${take} @keydown=${pressed}>
    ${draft ? html`<div class="note-in note-err" role="status">${icon(CircleAlert, { class: "i-sm" })}<span>${draft.problem}</span></div>` : nothing}</div>`;
}

/** Names in the card that no blank has. */
export function undeclaredNames(form: Form, entries: readonly Entry[]): unknown {
  const uses = usesOf(form.studio.state.document.card);
  const known = new Set(entries.map(({ name }) => name));
  const names = [...uses.keys()].filter((name) => !known.has(name) && isName(name));
  if (names.length === 0) return nothing;
  const add = (wanted: readonly string[]) => {
    const { studio } = form;
    studio.apply(
      declare(
        studio.state,
        wanted.map((name) => ({ name, type: guessed(uses.get(name) ?? []) })),
      ),
    );
    form.redraw();
  };
  return html`<section class="vmissing" aria-labelledby="v-missing"><h3 class="block-t" id="v-missing">${icon(TriangleAlert, { class: "i-sm" })}<span class="grow">${t("undeclared")}</span>${
    names.length > 1 && form.editable
      ? html`<button type="button" class="btn btn-sm btn-quiet" @click=${() => add(names)}>${t("declare-all")}</button>`
      : nothing
  }</h3><ul>${names.map(
    (name) =>
      html`<li class="vname"><span class="cut">${name}</span>${
        form.editable
          ? html`<button type="button" class="btn btn-sm" aria-label=${t("declare-one", { name })} @click=${() => add([name])}>${t("declare")}</button>`
          : nothing
      }</li>`,
  )}</ul></section>`;
}
