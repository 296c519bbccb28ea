/** A list blank as a small table: cells are typed in or pasted from a spreadsheet, rows are added, dragged and deleted. */
import { html, nothing, type TemplateResult } from "lit";
import { Plus, Trash2, TriangleAlert } from "lucide";
import { setField } from "../../document/commands/set-field.ts";
import { type Entry, formerExample } from "../../document/declarations.ts";
import { DOCUMENT } from "../../document/ids.ts";
import { textOf } from "../../document/values.ts";
import { t } from "../../i18n/variables.ts";
import { icon } from "../../ui/icon.ts";
import { dragRow } from "../inspector/drag-row.ts";
import type { Form } from "../inspector/form.ts";
import { typing } from "../inspector/typing.ts";
import {
  asText,
  linesOf,
  misfits,
  type Sheet,
  type SheetColumn,
  sheetOf,
  spread,
  withCell,
  withColumns,
} from "./sheet.ts";
import { types } from "./type-box.ts";
import { calledIn, codeName, valueKey } from "./variable-edits.ts";

const SHEETS: ReadonlySet<string> = new Set(["object_array", "table_rows"]);
/** What a cell may be said to hold. */
const CELL_TYPES = ["text", "number", "date", "url", "person", "image", "boolean"];
/** Rows that are drawn; all are kept. */
const MOST_ROWS = 100;

export function isSheet(type: string): boolean {
  return SHEETS.has(type);
}

/** Lines that were pasted over the last column, until somebody said whether the first of them names the columns. */
interface Pending {
  readonly lines: readonly (readonly string[])[];
  readonly row: number;
  readonly column: number;
}
const pending = new WeakMap<object, Map<string, Pending>>();

function pendingOf({ studio }: Form): Map<string, Pending> {
  const held = pending.get(studio) ?? new Map<string, Pending>();
  pending.set(studio, held);
  return held;
}

class Editing {
  readonly sheet: Sheet;

  constructor(
    readonly form: Form,
    readonly entry: Entry,
    readonly index: number,
  ) {
    this.sheet = sheetOf(entry, entry[valueKey(entry)] ?? formerExample(form.studio.state.document, entry));
  }

  /** Writes the table; columns only where they changed. */
  put(sheet: Sheet, burst?: string): void {
    const { form, entry, index } = this;
    const key = valueKey(entry);
    const isSame = sheet.columns === this.sheet.columns;
    const path = isSame ? ["variables", index, key] : ["variables", index];
    const value = isSame ? sheet.rows : { ...withColumns(entry, sheet.columns), [key]: sheet.rows };
    form.studio.apply(setField(form.studio.state, [DOCUMENT], path, value, burst === undefined ? {} : { burst }));
    form.redraw();
  }

  addColumn(): void {
    const { columns, rows } = this.sheet;
    const label = t("column-new", { number: columns.length + 1 });
    const name = codeName(
      label,
      columns.map((column) => column.name),
    );
    this.put({ columns: [...columns, { name, label, type: "text" }], rows });
  }
}

export function sheetGrid(form: Form, entry: Entry, index: number): TemplateResult {
  const editing = new Editing(form, entry, index);
  const { columns, rows } = editing.sheet;
  const id = `v-${index}-sheet`;
  return html`<div class="field bl-sheet" role="group" aria-labelledby=${id}>
    <div class="label"><span id=${id}>${calledIn(entry)}</span><span class="end">${t("rows", { count: rows.length })}</span></div>
    <div class="grid-scroll"><table class="cells"><thead><tr><th><span class="sr">${t("row-number")}</span></th>${columns.map(({ label }) => html`<th scope="col">${label}</th>`)}${form.editable ? html`<th><button type="button" class="ib ib-xs" aria-label=${t("add-column")} title=${t("add-column")} @click=${() => editing.addColumn()}>${icon(Plus, { class: "i-xs" })}</button></th>` : nothing}</tr></thead>
      <tbody @pointerdown=${(event: PointerEvent) => form.editable && dragRow(event, (from, to) => move(editing, from, to))}>${rows.slice(0, MOST_ROWS).map((_, at) => line(editing, at))}</tbody></table></div>
    ${rows.length > MOST_ROWS ? html`<p class="help">${t("rows-more", { count: rows.length - MOST_ROWS })}</p>` : nothing}
    ${form.editable ? html`<button type="button" class="btn btn-sm btn-quiet add" @paste=${(event: ClipboardEvent) => paste(editing, rows.length, 0, event)} @click=${() => addRow(editing)}>${icon(Plus, { class: "i-sm" })}${t("add-row")}</button>` : nothing}
    ${question(editing)}${columns.map((column) => misfit(editing, column))}
  </div>`;
}

function addRow(editing: Editing): void {
  const { columns, rows } = editing.sheet;
  if (columns.length === 0) editing.addColumn();
  else editing.put({ columns, rows: [...rows, {}] });
}

function move(editing: Editing, from: number, to: number): void {
  const { columns, rows } = editing.sheet;
  const others = rows.filter((_, at) => at !== from);
  editing.put({ columns, rows: [...others.slice(0, to), ...rows.slice(from, from + 1), ...others.slice(to)] });
}

function line(editing: Editing, at: number): TemplateResult {
  const { form, sheet } = editing;
  const { columns, rows } = sheet;
  const walk = (event: KeyboardEvent) => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (by === undefined || rows[at + by] === undefined) return;
    event.preventDefault();
    move(editing, at, at + by);
  };
  const number = form.editable
    ? html`<button type="button" class="grip bl-n" tabindex="-1" aria-label=${t("move-row", { number: at + 1 })} title=${t("move-row", { number: at + 1 })} @keydown=${walk}>${at + 1}</button>`
    : at + 1;
  return html`<tr data-row=${at}><td class="bl-n">${number}</td>${columns.map((column, index) => cell(editing, column, at, index))}${
    form.editable
      ? html`<td class="cell-tools"><button type="button" class="ib ib-xs" aria-label=${t("delete-row", { number: at + 1 })} title=${t("delete-row", { number: at + 1 })} @click=${() => editing.put({ columns, rows: rows.filter((_, other) => other !== at) })}>${icon(Trash2, { class: "i-xs" })}</button></td>`
      : nothing
  }</tr>`;
}

function cell(editing: Editing, column: SheetColumn, at: number, index: number): TemplateResult {
  const { columns, rows } = editing.sheet;
  const take = (text: string, burst: string) => {
    editing.put({ columns, rows: rows.map((row, other) => (other === at ? withCell(row, column, text) : row)) }, burst);
  };
  return html`<td><input class="cell" aria-label="${column.label} ${at + 1}" spellcheck="false" ?readonly=${!editing.form.editable}
    @paste=${(event: ClipboardEvent) => paste(editing, at, index, event)} @keydown=${down} ${typing({ value: textOf(rows[at]?.[column.name]) ?? "", take })}></td>`;
}

/** Up, down and Enter walk the rows, as in a spreadsheet. */
function down(event: KeyboardEvent): void {
  const by = { ArrowDown: 1, ArrowUp: -1, Enter: 1 }[event.key];
  if (by === undefined || event.isComposing) return;
  event.preventDefault();
  event.stopPropagation();
  const held = (event.target as HTMLElement).closest("td");
  const row = held?.closest("tr");
  const next = (by > 0 ? row?.nextElementSibling : row?.previousElementSibling)?.children[held?.cellIndex ?? 0];
  next?.querySelector("input")?.focus();
}

function paste(editing: Editing, row: number, column: number, event: ClipboardEvent): void {
  const text = event.clipboardData?.getData("text/plain") ?? "";
  if (!editing.form.editable || !/[\t\n]/.test(text.trimEnd())) return;
  event.preventDefault();
  const lines = linesOf(text);
  const isWider = lines.some((one) => column + one.length > editing.sheet.columns.length);
  const held = { lines, row, column };
  if (isWider && lines.length > 1) pendingOf(editing.form).set(editing.entry.name, held);
  else putLines(editing, held, false);
  editing.form.redraw();
}

function putLines(editing: Editing, { lines, row, column }: Pending, hasHead: boolean): void {
  pendingOf(editing.form).delete(editing.entry.name);
  const sheet = spread(editing.sheet, lines, { row, column }, hasHead, (number) => t("column-new", { number }));
  const isSame = sheet.columns.length === editing.sheet.columns.length;
  editing.put({ columns: isSame ? editing.sheet.columns : sheet.columns, rows: sheet.rows });
}

/** Whether the first of the pasted lines names the columns it brings along. */
function question(editing: Editing): unknown {
  const held = pendingOf(editing.form).get(editing.entry.name);
  if (held === undefined) return nothing;
  return html`<div class="note-in note-info" role="alert"><span>${t("head-question", { line: held.lines[0]?.join(" · ") ?? "" })}</span>
    <button type="button" @click=${() => putLines(editing, held, true)}>${t("head-yes")}</button><button type="button" @click=${() => putLines(editing, held, false)}>${t("head-no")}</button></div>`;
}

/** Cells that do not fit their column: one finding, and the one step that mends all of them. */
function misfit(editing: Editing, column: SheetColumn): unknown {
  const count = misfits(editing.sheet, column);
  if (count === 0) return nothing;
  const words = t(column.type === "date" ? "misfit-date" : "misfit-number", { column: column.label, count });
  return html`<div class="note-in">${icon(TriangleAlert, { class: "i-sm" })}<span>${words}</span>${
    editing.form.editable
      ? html`<button type="button" @click=${() => editing.put(asText(editing.sheet, column))}>${t("make-text")}</button>`
      : nothing
  }</div>`;
}

/** The columns of a list: what each is called and takes. */
export function sheetColumns(form: Form, entry: Entry, index: number): TemplateResult {
  const editing = new Editing(form, entry, index);
  const { columns, rows } = editing.sheet;
  const change = (at: number, changes: Partial<SheetColumn>) =>
    editing.put({ columns: columns.map((one, other) => (other === at ? { ...one, ...changes } : one)), rows });
  return html`<div class="field" role="group" aria-label=${t("members")}><div class="label"><span>${t("members")}</span></div>
    ${columns.map(
      (
        column,
        at,
      ) => html`<div class="pair"><input class="input" aria-label="${t("label")} ${at + 1}" maxlength="60" .value=${column.label} ?readonly=${!form.editable} @change=${(event: Event) => change(at, { label: (event.target as HTMLInputElement).value.trim() || column.label })}>
      ${types(form, { id: `v-${index}-f${at}`, type: column.type, label: `${t("type")}: ${column.label}`, among: CELL_TYPES, choose: (type) => change(at, { type }) })}
      ${form.editable ? html`<button type="button" class="ib ib-xs" aria-label=${t("delete", { name: column.label })} @click=${() => editing.put({ columns: columns.filter((_, other) => other !== at), rows })}>${icon(Trash2, { class: "i-sm" })}</button>` : nothing}</div>`,
    )}${form.editable ? html`<button type="button" class="btn btn-sm btn-quiet add" @click=${() => editing.addColumn()}>${icon(Plus, { class: "i-sm" })}${t("add-column")}</button>` : nothing}</div>`;
}
