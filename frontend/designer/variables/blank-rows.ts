/** The blanks of a card in two groups: what whoever sends fills in, and what goes out as it stands. A row has its value in place. */
import { html, nothing, type TemplateResult } from "lit";
import { ref } from "lit/directives/ref.js";
import { repeat } from "lit/directives/repeat.js";
import { Ellipsis, GripVertical, Plus, Trash2, TriangleAlert } from "lucide";
import { type Entry, formerExample } from "../../document/declarations.ts";
import { CARD } from "../../document/ids.ts";
import { isObject } from "../../document/values.ts";
import type { Filler } from "../../document/variables.ts";
import { t } from "../../i18n/variables.ts";
import { icon } from "../../ui/icon.ts";
import { takeFocus } from "../../ui/take-focus.ts";
import type { Form } from "../inspector/form.ts";
import { details } from "./blank-details.ts";
import { dragBlank } from "./drag-blank.ts";
import { kindIcon } from "./kind-icons.ts";
import { markPlaces } from "./places-of-blanks.ts";
import { isSheet, sheetGrid } from "./sheet-grid.ts";
import { usersOf } from "./uses.ts";
import { valueField } from "./value-fields.ts";
import { calledIn, codeName, declare, fillerOf, giveTo, typeOf, undeclare, valueKey } from "./variable-edits.ts";

/** The third is for blanks that programs fill; it is there only where there are such. */
const GROUPS: readonly Filler[] = ["sender", "author", "program"];
const NEW = "new blank";

export function blankRows(form: Form, entries: readonly Entry[]): TemplateResult {
  const shown = GROUPS.filter((filler) => filler !== "program" || entries.some((entry) => fillerOf(entry) === filler));
  const drop = (name: string, filler: Filler, before: string | undefined) => give(form, entries, name, filler, before);
  return html`<div class="bl-groups" @keydown=${walk} @pointerdown=${(event: PointerEvent) => form.editable && dragBlank(event, drop)}>
      ${entries.length === 0 ? nothing : shown.map((filler) => group(form, entries, filler))}
    </div>${form.editable ? adder(form, entries) : nothing}`;
}

function group(form: Form, entries: readonly Entry[], filler: Filler): TemplateResult {
  const held = entries.filter((entry) => fillerOf(entry) === filler);
  const id = `bl-${filler}`;
  return html`<section class="bl-g" data-filler=${filler} aria-labelledby=${id}>
    <h3 class="bl-t" id=${id}><span class="bl-mk bl-${filler}"></span><b>${t(`group-${filler}`)}</b><span class="meta">${t(`group-${filler}-hint`)}</span></h3>
    ${held.length === 0 ? html`<p class="help bl-none">${t("group-empty")}</p>` : nothing}
    <ul class="bl-l">${repeat(
      held,
      ({ name }) => name,
      (entry) => row(form, entries, entry),
    )}</ul>
  </section>`;
}

/** Puts a blank into a group, before another one of it or at its end. */
function give(form: Form, entries: readonly Entry[], name: string, filler: Filler, before: string | undefined): void {
  const others = entries.filter((entry) => entry.name !== name);
  const last = others.filter((entry) => fillerOf(entry) === filler).at(-1);
  const end = last === undefined ? others.length : others.indexOf(last) + 1;
  const at = before === undefined ? end : others.findIndex((entry) => entry.name === before);
  const entry = entries.find((one) => one.name === name);
  if (entry === undefined || (fillerOf(entry) === filler && entries.indexOf(entry) === at)) return;
  form.studio.apply(giveTo(form.studio.state, name, filler, at));
  form.studio.say(t("given-to", { name: calledIn(entry), group: t(`group-${filler}`) }), "done");
  form.redraw();
}

function row(form: Form, entries: readonly Entry[], entry: Entry): TemplateResult {
  const { studio, editable } = form;
  const { name } = entry;
  const index = entries.indexOf(entry);
  const label = calledIn(entry);
  const users = usersOf(studio.state, name);
  const isOpen = form.open.get(`blank ${name}`) === true;
  const problems = studio.findings.placed.filter(({ finding }) => isAbout(finding.params, name));
  const turn = () => {
    form.open.set(`blank ${name}`, !isOpen);
    form.redraw();
  };
  return html`<li class="bl ${users.length === 0 ? "is-unused" : ""}" data-blank-row=${name} @pointerenter=${() => markPlaces(name)} @pointerleave=${() => markPlaces(undefined)}>
    <div class="bl-h">
      ${editable ? grip(form, entries, entry) : nothing}
      <button type="button" class="ib ib-xs bl-k" ?disabled=${users.length === 0} aria-label=${t("select-places", { name: label })} title=${t("select-places", { name: label })} @click=${() => selectUsers(form, name)}>${kindIcon(typeOf(entry))}</button>
      ${value(form, entry, index)}
      ${users.length === 0 && editable ? html`<button type="button" class="ib ib-xs" aria-label=${t("delete", { name: label })} title=${t("delete", { name: label })} @click=${() => remove(form, name)}>${icon(Trash2, { class: "i-sm" })}</button>` : nothing}
      <button type="button" class="ib ib-xs" aria-expanded=${isOpen} aria-label=${t("open", { name: label })} title=${t("open", { name: label })} @click=${turn}>${icon(Ellipsis, { class: "i-sm" })}</button>
    </div>
    ${users.length === 0 ? html`<p class="help bl-note">${t("unused")}</p>` : nothing}
    ${problems.map(({ finding }) => html`<div class="note-in">${icon(TriangleAlert, { class: "i-sm" })}<span>${finding.message}</span></div>`)}
    ${isOpen ? details(form, entries, index, { count: users.length, remove: () => remove(form, name), give: (filler) => give(form, entries, name, filler, undefined) }) : nothing}
  </li>`;
}

function value(form: Form, entry: Entry, index: number): unknown {
  if (isSheet(typeOf(entry))) return sheetGrid(form, entry, index);
  const key = valueKey(entry);
  const path = ["variables", index, key];
  const fallback = entry[key] === undefined ? formerExample(form.studio.state.document, entry) : undefined;
  return valueField({
    form,
    path,
    type: typeOf(entry),
    label: calledIn(entry),
    fallback,
    fields: entry.fields,
    options: entry.options,
  });
}

/** The focus stays near where it was: on the row that comes up, else on what makes a new one. */
function remove(form: Form, name: string): void {
  const rows = () => [...document.querySelectorAll<HTMLElement>("[data-blank-row]")];
  const at = rows().findIndex(({ dataset }) => dataset.blankRow === name);
  form.studio.apply(undeclare(form.studio.state, name));
  form.redraw();
  const next = () => rows()[Math.min(at, rows().length - 1)]?.querySelector<HTMLElement>(".bl-h > [aria-expanded]");
  setTimeout(() => (next() ?? document.getElementById("bl-add"))?.focus(), 0);
}

function selectUsers({ studio }: Form, name: string): void {
  const users = usersOf(studio.state, name);
  const ids = users.filter((id) => id !== CARD);
  if (ids.length === 0) studio.selectCard("header");
  else studio.select(ids);
  studio.reveal(ids, true);
}

/** Findings name the variable they speak of; that it isn't used is said by the row itself. */
function isAbout(params: unknown, name: string): boolean {
  return isObject(params) && params.name === name && (params.expected !== undefined || params.at !== undefined);
}

/** Carries the row by pointer; the arrow keys carry it on, over the end of its group into the next. */
function grip(form: Form, entries: readonly Entry[], entry: Entry): TemplateResult {
  const label = t("move", { name: calledIn(entry) });
  const step = (event: KeyboardEvent) => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    const filler = fillerOf(entry);
    const held = entries.filter((one) => fillerOf(one) === filler);
    const at = held.indexOf(entry);
    const next = GROUPS[GROUPS.indexOf(filler) + by];
    if (held[at + by] !== undefined) give(form, entries, entry.name, filler, held[by < 0 ? at - 1 : at + 2]?.name);
    else if (next !== undefined && next !== "program") give(form, entries, entry.name, next, undefined);
    const root = (event.currentTarget as HTMLElement).closest(".bl-groups");
    setTimeout(
      () => root?.querySelector<HTMLElement>(`[data-blank-row="${CSS.escape(entry.name)}"] .grip`)?.focus(),
      0,
    );
  };
  return html`<button type="button" class="ib ib-xs grip" aria-label=${label} title=${label} @keydown=${step}>${icon(GripVertical, { class: "i-sm" })}</button>`;
}

/** Enter goes to the value below, Tab to the next one: what stands between is for the pointer and for Shift+Tab. */
function walk(event: KeyboardEvent): void {
  const box = event.target as HTMLElement;
  const isNext = event.key === "Enter" || (event.key === "Tab" && !event.shiftKey);
  if (!isNext || event.isComposing || event.shiftKey || !box.matches(".bl-h > .field :is(input, textarea):not(.cell)"))
    return;
  const rows = [...(event.currentTarget as HTMLElement).querySelectorAll<HTMLElement>(".bl-h")];
  const at = rows.findIndex((one) => one.contains(box));
  const own = [...(rows[at]?.querySelectorAll<HTMLElement>(BOXES) ?? [])];
  const later = event.key === "Tab" ? own.slice(own.indexOf(box) + 1) : [];
  const next = [...later, ...rows.slice(at + 1).flatMap((one) => [...one.querySelectorAll<HTMLElement>(BOXES)])][0];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}

const BOXES = ".field :is(input, textarea, select)";

/** A new blank is called something first. */
function adder(form: Form, entries: readonly Entry[]): TemplateResult {
  const turn = (isOpen: boolean) => {
    form.open.set(NEW, isOpen);
    form.redraw();
    if (!isOpen) setTimeout(() => document.getElementById("bl-add")?.focus(), 0);
  };
  if (form.open.get(NEW) !== true) {
    return html`<button type="button" id="bl-add" class="btn btn-sm btn-quiet add" @click=${() => turn(true)}>${icon(Plus, { class: "i-sm" })}${t("add")}</button>`;
  }
  const leave = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || event.isComposing) return;
    event.stopPropagation();
    turn(false);
  };
  const make = (event: Event) => {
    event.preventDefault();
    const label = new FormData(event.currentTarget as HTMLFormElement).get("label");
    if (typeof label !== "string" || label.trim() === "") return turn(false);
    const name = codeName(
      label,
      entries.map((entry) => entry.name),
    );
    form.studio.apply(declare(form.studio.state, [{ name, type: "text", label: label.trim() }]));
    turn(false);
    setTimeout(
      () => document.querySelector<HTMLElement>(`[data-blank-row="${CSS.escape(name)}"] ${BOXES}`)?.focus(),
      50,
    );
  };
  return html`<form class="bl-new" @submit=${make}>
    <label class="sr" for="bl-new">${t("new-label")}</label>
    <input id="bl-new" class="input" name="label" maxlength="60" autocomplete="off" placeholder=${t("new-label")} @keydown=${leave} ${ref(takeFocus)}>
    <button class="btn btn-sm btn-ink">${t("make")}</button>
  </form>`;
}
