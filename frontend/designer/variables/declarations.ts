/** The list of declared variables: a row for each, to open, move, edit and delete; and the names nobody declared. */
import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { ChevronDown, ChevronRight, CircleAlert, GripVertical, Plus, Trash2, TriangleAlert } from "lucide";
import { setField } from "../../document/commands/set-field.ts";
import type { Entry } from "../../document/declarations.ts";
import { isName } from "../../document/expressions.ts";
import { DOCUMENT } from "../../document/ids.ts";
import { isTypeName, TYPES } from "../../document/value-types.ts";
import { isObject, textOf } from "../../document/values.ts";
import { t } from "../../i18n/variables.ts";
import { icon } from "../../ui/icon.ts";
import { textBox } from "../inspector/controls/text.ts";
import { dragRow } from "../inspector/drag-row.ts";
import { framed } from "../inspector/field-frame.ts";
import { type Form, Place } from "../inspector/form.ts";
import { selectBox } from "../inspector/select-boxes.ts";
import { type Use, usesOf } from "./uses.ts";
import { valueField } from "./value-fields.ts";
import { declare, freeName, guessed, renameVariable, typeOf, undeclare } from "./variable-edits.ts";

const WITH_MEMBERS: ReadonlySet<string> = new Set(["object", "object_array", "table_rows"]);

export function declarations(form: Form, entries: readonly Entry[]): TemplateResult {
  const uses = usesOf(form.studio.state.document.card);
  const move = (from: number, to: number) => moveEntry(form, entries, from, to);
  return html`<ul class="rows" @pointerdown=${(event: PointerEvent) => form.editable && dragRow(event, move)}>
      ${repeat(
        entries,
        ({ name }) => name,
        (entry, index) => row(form, entries, entry, index, uses.get(entry.name) ?? []),
      )}
    </ul>${form.editable ? adder(form, entries) : nothing}${missing(form, entries, uses)}`;
}

function adder(form: Form, entries: readonly Entry[]): TemplateResult {
  const add = () => {
    const name = freeName(
      "variable",
      entries.map((entry) => entry.name),
    );
    form.studio.apply(declare(form.studio.state, [{ name, type: "text" }]));
    form.open.set(openKey(name), true);
    form.redraw();
    focusLater(`v-${entries.length}-name`);
  };
  return html`<button type="button" class="btn btn-sm btn-quiet add" @click=${add}>${icon(Plus, { class: "i-sm" })}${t("add")}</button>`;
}

/** The name of a new variable is there to be typed over. */
function focusLater(id: string): void {
  setTimeout(() => {
    const box = document.getElementById(id);
    if (box instanceof HTMLInputElement) box.select();
  }, 50);
}

function openKey(name: string): string {
  return `variable ${name}`;
}

function moveEntry(form: Form, entries: readonly Entry[], from: number, to: number): void {
  if (from === to || to < 0 || to >= entries.length) return;
  const others = entries.filter((_, index) => index !== from);
  write(form, [...others.slice(0, to), entries[from] as Entry, ...others.slice(to)]);
  form.studio.say(t("moved", { number: to + 1, count: entries.length }), "done");
}

function write(form: Form, entries: readonly unknown[]): void {
  const { studio } = form;
  studio.apply(setField(studio.state, [DOCUMENT], ["variables"], entries));
  form.redraw();
}

function row(form: Form, entries: readonly Entry[], entry: Entry, index: number, uses: readonly Use[]): TemplateResult {
  const { name } = entry;
  const isOpen = form.open.get(openKey(name)) === true;
  const type = typeOf(entry);
  const problems = form.studio.findings.placed.filter(({ finding }) => isAbout(finding.params, name));
  const toggle = () => {
    form.open.set(openKey(name), !isOpen);
    form.redraw();
  };
  return html`<li class="row" data-row=${index} data-variable=${name}>
    <div class="row-h">${form.editable && entries.length > 1 ? grip(form, entries, index) : nothing}
      <button type="button" class="row-b" aria-expanded=${isOpen} aria-label=${t("open", { name })} @click=${toggle}><code class="cut">${name}</code>${
        uses.length === 0 ? html`<span class="dot" title=${t("unused")}></span>` : nothing
      }<span class="vtype">${typeLabel(type)}</span>${icon(isOpen ? ChevronDown : ChevronRight, { class: "i-sm" })}</button>${
        form.editable
          ? html`<button type="button" class="ib ib-xs" aria-label=${t("delete", { name })} title=${t("delete", { name })} @click=${() => {
              form.studio.apply(undeclare(form.studio.state, name));
              form.redraw();
            }}>${icon(Trash2, { class: "i-sm" })}</button>`
          : nothing
      }</div>
    ${problems.map(({ finding }) => html`<div class="note-in">${icon(TriangleAlert, { class: "i-sm" })}<span>${finding.message}</span></div>`)}
    ${isOpen ? editor(form, entries, entry, index, uses) : nothing}
  </li>`;
}

/** Findings name the variable they speak of; that it isn't used is said by the row itself. */
function isAbout(params: unknown, name: string): boolean {
  return isObject(params) && params.name === name && (params.expected !== undefined || params.at !== undefined);
}

export function typeLabel(type: string): string {
  return isTypeName(type) ? t(`type-${type}`) : type;
}

function grip(form: Form, entries: readonly Entry[], index: number): TemplateResult {
  const label = t("move", { name: entries[index]?.name ?? "" });
  const walk = (event: KeyboardEvent) => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    const list = (event.currentTarget as HTMLElement).closest("ul");
    moveEntry(form, entries, index, index + by);
    setTimeout(() => list?.querySelector<HTMLElement>(`[data-row="${index + by}"] .grip`)?.focus(), 0);
  };
  return html`<button type="button" class="ib ib-xs grip" aria-label=${label} title=${label} @keydown=${walk}>${icon(GripVertical, { class: "i-sm" })}</button>`;
}

function editor(
  form: Form,
  entries: readonly Entry[],
  entry: Entry,
  index: number,
  uses: readonly Use[],
): TemplateResult {
  const type = typeOf(entry);
  const path = ["variables", index];
  const used =
    uses.length === 0 ? t("unused") : uses.length === 1 ? t("used-once") : t("used-times", { count: uses.length });
  const description = new Place({
    form,
    ids: [DOCUMENT],
    path: [...path, "description"],
    owner: "variable",
    field: { label: t("description"), type: { kind: "text" } },
  });
  return html`<div class="group">
    ${nameField(form, entries, entry, index)}
    ${typeField(form, entries, entry, index)}
    ${framed(description, { control: textBox(description, { hint: t("description-hint") }) })}
    ${valueField({ form, path: [...path, "default"], type, label: t("default"), fields: entry.fields })}
    ${WITH_MEMBERS.has(type) ? members(form, entry, index) : nothing}
    <p class="help">${used}${entry.default === undefined ? html`<span class="sep"></span>${t("must-be-given")}` : nothing}</p>
  </div>`;
}

/** A name counts when the box is left: half a name may be another variable's. */
function nameField(form: Form, entries: readonly Entry[], { name }: Entry, index: number): TemplateResult {
  const key = `v-${index}-name`;
  const draft = form.drafts.get(key);
  const take = (event: Event) => {
    const text = (event.target as HTMLInputElement).value.trim();
    const taken = text !== name && entries.some((entry) => entry.name === text);
    form.drafts.delete(key);
    if (taken) form.drafts.set(key, { text, problem: t("taken-name", { name: text }) });
    else if (!isName(text)) form.drafts.set(key, { text, problem: t("bad-name", { name: text }) });
    else if (text !== name) {
      form.open.set(openKey(text), true);
      form.studio.apply(renameVariable(form.studio.state, name, text));
    }
    form.redraw();
  };
  const pressed = (event: KeyboardEvent) => {
    if (event.key === "Enter" && !event.isComposing) (event.target as HTMLInputElement).blur();
  };
  return html`<div class="field"><div class="label"><label for=${key}>${t("name")}</label></div>
    <input id=${key} class="input input-code ${draft ? "is-bad" : ""}" autocomplete="off" spellcheck="false" .value=${draft?.text ?? name} ?readonly=${!form.editable} @change=${take} @keydown=${pressed}>
    ${draft ? html`<div class="note-in note-err" role="status">${icon(CircleAlert, { class: "i-sm" })}<span>${draft.problem}</span></div>` : nothing}</div>`;
}

function typeField(form: Form, entries: readonly Entry[], entry: Entry, index: number): TemplateResult {
  const id = `v-${index}-type`;
  const set = (type: string) =>
    write(
      form,
      entries.map((one, at) => (at === index ? { ...one, type } : one)),
    );
  return html`<div class="field"><div class="label"><label for=${id}>${t("type")}</label></div>${types(form, { id, type: typeOf(entry), choose: set, spelled: textOf(entry.type) ?? "" })}</div>`;
}

interface TypesOptions {
  readonly id: string;
  readonly type: string;
  readonly choose: (type: string) => void;
  /** How the type is written, where that is a word nobody knows. */
  readonly spelled?: string;
  readonly label?: string;
}

function types(form: Form, { id, type, choose, spelled = type, label }: TypesOptions): TemplateResult {
  const choices = Object.keys(TYPES).map((value) => ({ value, label: typeLabel(value), raw: value }));
  const known = choices.find(({ value }) => value === type);
  return selectBox({
    id,
    value: type,
    shown: known ?? { label: spelled },
    choices: known ? choices : [{ value: type, label: spelled }, ...choices],
    choose,
    disabled: !form.editable,
    ...(label !== undefined && { label }),
  });
}

/** What objects of a variable have: read as `${task.title}`. */
function members(form: Form, entry: Entry, index: number): TemplateResult {
  const held = Array.isArray(entry.fields) ? entry.fields.filter(isObject) : [];
  const { studio } = form;
  const set = (fields: readonly unknown[]) => {
    studio.apply(
      setField(studio.state, [DOCUMENT], ["variables", index, "fields"], fields.length === 0 ? undefined : fields),
    );
    form.redraw();
  };
  const name = (at: number) => (event: Event) => {
    const box = event.target as HTMLInputElement;
    const wanted = box.value.trim();
    const isFree = !held.some((field, other) => other !== at && field.name === wanted);
    if (isName(wanted) && isFree) set(held.map((field, other) => (other === at ? { ...field, name: wanted } : field)));
    else {
      studio.say(isFree ? t("bad-name", { name: wanted }) : t("taken-name", { name: wanted }), "info");
      box.value = textOf(held[at]?.name) ?? "";
    }
  };
  const taken = held.map((field) => textOf(field.name) ?? "");
  return html`<div class="field" role="group" aria-label=${t("members")}><div class="label"><span>${t("members")}</span></div>
    ${held.map(
      (
        field,
        at,
      ) => html`<div class="pair"><input class="input input-code" aria-label="${t("name")} ${at + 1}" .value=${taken[at] ?? ""} ?readonly=${!form.editable} @change=${name(at)}>
        ${types(form, {
          id: `v-${index}-f${at}`,
          type: typeOf(field),
          label: `${t("type")}: ${taken[at] ?? ""}`,
          choose: (type) => set(held.map((one, other) => (other === at ? { ...one, type } : one))),
        })}
        ${form.editable ? html`<button type="button" class="ib ib-xs" aria-label=${t("delete", { name: taken[at] ?? "" })} @click=${() => set(held.filter((_, other) => other !== at))}>${icon(Trash2, { class: "i-sm" })}</button>` : nothing}</div>`,
    )}${form.editable ? html`<button type="button" class="btn btn-sm btn-quiet add" @click=${() => set([...held, { name: freeName("field", taken), type: "text" }])}>${icon(Plus, { class: "i-sm" })}${t("add-member")}</button>` : nothing}</div>`;
}

/** Names in the card that are no variables yet. */
function missing(form: Form, entries: readonly Entry[], uses: ReadonlyMap<string, readonly Use[]>): unknown {
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
      html`<li class="vname"><code class="cut">${name}</code>${
        form.editable
          ? html`<button type="button" class="btn btn-sm" aria-label=${t("declare-one", { name })} @click=${() => add([name])}>${t("declare")}</button>`
          : nothing
      }</li>`,
  )}</ul></section>`;
}
