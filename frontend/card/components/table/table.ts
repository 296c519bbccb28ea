import { html, type TemplateResult } from "lit/html.js";
import { color, groundColor } from "../../colors.ts";
import type { Component, Context } from "../../context.ts";
import { type CardNode, isObject, numberOf, objectOf, objectsOf } from "../../json.ts";
import { paged } from "../../parts/paged.ts";
import { alignment, plain } from "../../parts/text.ts";
import { type Styles, styled } from "../../styled.ts";
import { pixelLength, textSize } from "../../units.ts";
import { cell } from "./cells.ts";

const MOST_COLUMNS = 50;
const ROW_HEIGHTS: Readonly<Record<string, string>> = { low: "36px", middle: "54px", high: "72px" };

/** A table in pages (card-format §2.14). */
export const draw: Component = (node, context) => {
  const columns = objectsOf(node.columns).slice(0, MOST_COLUMNS);
  const rows = objectsOf(node.rows);
  const size = Math.min(10, Math.max(1, Math.floor(numberOf(node.page_size) ?? 5)));
  const page = (
    isHidden: (row: number) => boolean,
  ) => html`<div class="table-box ${node.freeze_first_column === true ? "frozen" : ""}" tabindex="0" role="group">
    <table class=${isLow(node) ? "low" : ""} ${styled(tableStyles(node))}>
      <thead><tr>${columns.map((column) => headCell(column, objectOf(node.header_style), context))}</tr></thead>
      <tbody>${rows.map((row, index) => html`<tr ?hidden=${isHidden(index)}>${columns.map((column) => bodyCell(column, row, context))}</tr>`)}</tbody>
    </table>
  </div>`;
  return html`${paged(rows.length, size, context, page)}`;
};

/** Rows of the least height show one line. */
function isLow({ row_height: height }: CardNode): boolean {
  return (
    typeof height !== "string" ||
    !(height === "auto" || height in ROW_HEIGHTS || pixelLength(height) !== undefined) ||
    height === "low"
  );
}

function tableStyles(node: CardNode): Styles {
  const word = typeof node.row_height === "string" ? node.row_height : "low";
  const height = ROW_HEIGHTS[word] ?? pixelLength(word, 32, 124) ?? "36px";
  return {
    "--row": height,
    "--row-max": word === "auto" ? (pixelLength(node.row_max_height, 32, 999) ?? "124px") : `calc(${height} - 12px)`,
  };
}

function headCell(column: CardNode, style: CardNode, context: Context): TemplateResult {
  const size = textSize(style.text_size, context.device, context.style);
  const background =
    style.background_style === undefined || style.background_style === "none"
      ? undefined
      : groundColor(style.background_style, context);
  const lines = numberOf(style.lines);
  const styles = {
    width: columnWidth(column.width),
    "background-color": background ?? (style.background_style === "none" ? "transparent" : undefined),
    color: style.text_color === "default" ? "var(--c-grey-900)" : color(style.text_color, context),
    "font-size": `${size}px`,
    "font-weight": style.bold === false ? "400" : undefined,
    "--lines": lines === undefined ? undefined : String(Math.max(1, Math.floor(lines))),
  };
  const align = style.text_align ?? alignOf(column);
  return html`<th scope="col" class=${alignment(align)} ${styled(styles)}><span class="head-cell">${headWords(column, context)}</span></th>`;
}

/** Clients write two hyphens above a column without words for its head; an empty name leaves the place empty. */
function headWords(column: CardNode, context: Context): string {
  const title = column.display_name;
  if (isObject(title)) return plain(title, context);
  return String(title ?? "--");
}

function columnWidth(width: unknown): string | undefined {
  const percent = typeof width === "string" ? /^(\d{1,3})%$/.exec(width) : null;
  return percent === null ? pixelLength(width, 80, 600) : `${Math.min(100, Math.max(1, Number(percent[1])))}%`;
}

function alignOf(column: CardNode): unknown {
  return column.horizontal_align ?? (column.data_type === "number" ? "right" : "left");
}

function bodyCell(column: CardNode, row: CardNode, context: Context): TemplateResult {
  const value = typeof column.name === "string" ? row[column.name] : undefined;
  const vertical =
    column.vertical_align === "top" || column.vertical_align === "bottom" ? `at-${column.vertical_align}` : "";
  const single = column.data_type === "number" || column.data_type === "date" ? "single" : "";
  return html`<td class="${alignment(alignOf(column))} ${vertical} ${single}"><div class="cell">${cell(value, column, context)}</div></td>`;
}
