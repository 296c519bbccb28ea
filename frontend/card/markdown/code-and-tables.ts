import { html, type TemplateResult } from "lit/html.js";
import type { Context } from "../context.ts";
import { later, lazy } from "../lazy-loading.ts";
import { paged } from "../parts/paged.ts";
import { registerSheet } from "../registry.ts";
import css from "./code-and-tables.css";
import type { Align, Block, Inline } from "./tokens.ts";

/** The blocks of markdown that most texts do without: code and tables. */

registerSheet(css);

export { drawRareTag } from "./tags-rare.ts";

/** Rows of a markdown table per page (card-format §3). */
const TABLE_ROWS = 5;
const highlighter = lazy(() => import("./highlight.ts"));

/** A block of code with its language; coloured once the colours have been loaded. */
export function drawCode({ text, language }: Extract<Block, { type: "code" }>, context: Context): TemplateResult {
  const label = language === "" ? context.t("code") : language;
  const words =
    language === "" ? text : later(highlighter, context, ({ spans }) => spans(text, language).map(span), text);
  return html`<div class="code"><div class="code-head">${label}</div><pre tabindex="0"><code>${words}</code></pre></div>`;
}

function span({ text, scope }: { text: string; scope: string }): unknown {
  return scope === "" ? text : html`<span class="t-${scope}">${text}</span>`;
}

/** A pipe table, in pages; `words` draws what is in a cell. */
export function drawTable(
  token: Extract<Block, { type: "table" }>,
  context: Context,
  words: (cell: readonly Inline[]) => unknown,
): TemplateResult {
  const cell = (children: Inline[], column: number, head: boolean) => {
    const align = alignClass(token.align[column] ?? "");
    const content = words(children);
    return head ? html`<th class=${align} scope="col">${content}</th>` : html`<td class=${align}>${content}</td>`;
  };
  const draw = (isHidden: (row: number) => boolean) => html`<div class="table-box" tabindex="0" role="group"><table>
    <thead><tr>${token.head.map((children, column) => cell(children, column, true))}</tr></thead>
    <tbody>${token.rows.map(
      (row, index) =>
        html`<tr ?hidden=${isHidden(index)}>${row.map((children, column) => cell(children, column, false))}</tr>`,
    )}</tbody>
  </table></div>`;
  return html`${paged(token.rows.length, TABLE_ROWS, context, draw)}`;
}

function alignClass(align: Align): string {
  return align === "center" || align === "right" ? `align-${align}` : "";
}
