/** The rows of a table (card-format §2.14): a grid with a column for each of the table's; lines of a spreadsheet can be pasted. */
import { html, nothing, type TemplateResult } from "lit";
import { Braces, Copy, List, Plus, Trash2 } from "lucide";
import { formatExact } from "../../../document/exact-json.ts";
import { isObject, type JsonObject, textOf } from "../../../document/values.ts";
import { t } from "../../../i18n/inspector.ts";
import { icon } from "../../../ui/icon.ts";
import type { Framed } from "../field-frame.ts";
import type { Place } from "../form.ts";
import { type Column, cellOf, columnsOf, pasted } from "../table-cells.ts";
import { typing } from "../typing.ts";
import { variablePicker } from "../variable-names.ts";
import { json } from "./json.ts";

/** Rows that are drawn; the others are edited as JSON. */
const MOST_ROWS = 100;

/** The rows of a table component. */
export function rows(place: Place): Framed {
  return gridOf(place, columnsOf(place.holder.columns));
}

/** A list of objects as a grid, or as JSON where it doesn't fit into one, or where somebody asks for it (`asksJson`). */
export function gridOf(place: Place, columns: readonly Column[], asksJson = true): Framed {
  const { form, name, value } = place;
  const held = Array.isArray(value) ? (value as readonly unknown[]) : [];
  const canGrid = columns.length > 0 && held.length <= MOST_ROWS && held.every(isObject);
  const asJson = form.open.get(`${name}-json`) ?? !canGrid;
  const label = t(asJson ? "edit-rows" : "as-json");
  const toggle = html`<button type="button" class="ib ib-xs" aria-label=${label} title=${label} @click=${() => {
    form.open.set(`${name}-json`, !asJson);
    form.redraw();
  }}>${icon(asJson ? List : Braces, { class: "i-xs" })}</button>`;
  const end = html`<span>${t("rows-summary", { rows: held.length, columns: columns.length })}</span>${variablePicker(place, ["table_rows", "object_array"])}${canGrid && asksJson ? toggle : nothing}`;
  if (asJson) return { ...json(place), end };
  return { control: grid(place, held as readonly JsonObject[], columns), end, isGroup: true };
}

function grid(place: Place, held: readonly JsonObject[], columns: readonly Column[]): TemplateResult {
  const { form, name } = place;
  const set = (next: readonly JsonObject[], burst?: string) => {
    place.set(next, burst);
    form.redraw();
  };
  const put = (at: number, column: Column) => (text: string, burst: string) => {
    const key = `${name}-${at}-${column.name}`;
    const cell = cellOf(text, column);
    if (cell.problem === undefined) form.drafts.delete(key);
    else form.drafts.set(key, { text, problem: cell.problem });
    if (cell.problem === undefined)
      set(
        held.map((row, index) => (index === at ? withCell(row, column.name, cell.value) : row)),
        burst,
      );
    else form.redraw();
  };
  const paste = (at: number, from: number) => (event: ClipboardEvent) => {
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (!/[\t\n]/.test(text.trimEnd()) || !form.editable) return;
    event.preventDefault();
    set(pasted(held, columns, { row: at, column: from }, text));
  };
  const box = (row: JsonObject, at: number, column: Column, index: number) => {
    const key = `${name}-${at}-${column.name}`;
    const draft = form.drafts.get(key);
    const value = row[column.name];
    const shown = draft?.text ?? textOf(value) ?? compact(value);
    return html`<td><input class="cell ${draft ? "is-bad" : ""}" aria-label="${column.label} ${at + 1}" title=${draft?.problem ?? nothing} spellcheck="false" ?readonly=${!form.editable}
      @paste=${paste(at, index)} @keydown=${walk} ${typing({ value: shown, take: put(at, column) })}></td>`;
  };
  const add = (row: JsonObject, at: number) => set([...held.slice(0, at), row, ...held.slice(at)]);
  return html`<div class="grid-scroll" tabindex="-1"><table class="cells"><thead><tr>${columns.map(({ label, name: own }) => html`<th scope="col" title=${own}>${label}</th>`)}<th><span class="sr">${t("more")}</span></th></tr></thead>
      <tbody>${held.map(
        (row, at) =>
          html`<tr>${columns.map((column, index) => box(row, at, column, index))}<td class="cell-tools">${
            form.editable
              ? html`<button type="button" class="ib ib-xs" aria-label=${t("copy-item", { number: at + 1 })} title=${t("duplicate")} @click=${() => add(row, at + 1)}>${icon(Copy, { class: "i-xs" })}</button><button type="button" class="ib ib-xs" aria-label=${t("remove-item", { number: at + 1 })} title=${t("remove")} @click=${() => set(held.filter((_, index) => index !== at))}>${icon(Trash2, { class: "i-xs" })}</button>`
              : nothing
          }</td></tr>`,
      )}</tbody></table></div>
    ${form.editable ? html`<button type="button" class="btn btn-sm btn-quiet add" @click=${() => add({}, held.length)}>${icon(Plus, { class: "i-sm" })}${t("add-row")}</button><p class="help">${t("paste-rows")}</p>` : nothing}`;
}

function compact(value: unknown): string {
  return value === undefined ? "" : formatExact(value).replace(/\n\s*/g, " ");
}

function withCell(row: JsonObject, name: string, value: unknown): JsonObject {
  if (value !== undefined) return { ...row, [name]: value };
  const { [name]: _gone, ...kept } = row;
  return kept;
}

/** Up, down and Enter walk the rows, as in a spreadsheet. */
function walk(event: KeyboardEvent): void {
  const by = { ArrowDown: 1, ArrowUp: -1, Enter: 1 }[event.key];
  if (by === undefined || event.isComposing) return;
  event.preventDefault();
  const cell = (event.target as HTMLElement).closest("td");
  const row = cell?.closest("tr");
  const next = (by > 0 ? row?.nextElementSibling : row?.previousElementSibling)?.children[cell?.cellIndex ?? 0];
  next?.querySelector("input")?.focus();
}
