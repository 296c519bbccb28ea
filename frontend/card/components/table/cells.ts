import { html } from "lit/html.js";
import type { Context } from "../../context.ts";
import { type CardNode, isObject, listOf, numberOf, objectOf, textOf } from "../../json.ts";
import { drawMarkdown } from "../../markdown/draw.ts";
import { person } from "../../parts/people.ts";
import { tagClass } from "../../parts/tag-colors.ts";
import { placed } from "../../placed.ts";

type Cell = (value: unknown, column: CardNode, context: Context) => unknown;

/** What each `data_type` of a table column draws (card-format §2.14). */
const CELLS: ReadonlyMap<unknown, Cell> = new Map(
  Object.entries<Cell>({
    lark_md: (value, _column, context) => drawMarkdown(textOf(value), "lark_md", context),
    markdown: (value, _column, context) => drawMarkdown(textOf(value), context.format === "2.0" ? "v2" : "v1", context),
    number: (value, column) => formatNumber(value, objectOf(column.format)),
    date: (value, column) => formatDate(value, column.date_format),
    options: (value) => (Array.isArray(value) ? value.map(option) : option(value)),
    persons: (value, _column, context) =>
      (Array.isArray(value) ? value : [value]).filter(Boolean).map((id) => personCell(id, context)),
  }),
);

export function cell(value: unknown, column: CardNode, context: Context): unknown {
  const draw = CELLS.get(column.data_type);
  return draw === undefined ? placed(words(value), context) : draw(value, column, context);
}

/** Any value as words: a cell may hold a type its column does not declare. */
function words(value: unknown): string {
  if (value === undefined || value === null) return "";
  return typeof value === "object" && numberOf(value) === undefined ? JSON.stringify(value) : String(value);
}

function option(value: unknown): unknown {
  const { text, color } = isObject(value) ? value : { text: value, color: "blue" };
  return words(text) === "" ? "" : html`<span class="tag ${tagClass(color)}">${words(text)}</span> `;
}

function personCell(value: unknown, context: Context): unknown {
  const id = isObject(value) ? words(value.id) : words(value);
  return html`${person(id, { size: "extra_small", showAvatar: true, showName: true, capsule: false }, context)} `;
}

/** A number with its decimals, thousands separators and currency sign. */
export function formatNumber(value: unknown, format: CardNode): string {
  const number = numberOf(value);
  if (number === undefined) return words(value);
  const precision = numberOf(format.precision);
  const decimals = precision === undefined ? undefined : Math.min(10, Math.max(0, Math.floor(precision)));
  const plain = decimals === undefined ? String(value) : number.toFixed(decimals);
  const [whole = "", fraction] = plain.split(".");
  const grouped =
    format.separator === true || format.seperator === true ? whole.replace(/\B(?=(\d{3})+$)/g, ",") : whole;
  const symbol = typeof format.symbol === "string" ? format.symbol : "";
  return symbol + (fraction === undefined ? grouped : `${grouped}.${fraction}`);
}

/** Unix milliseconds by placeholders (`YYYY-MM-DD HH:mm:ss`), RFC 3339 where none are given. */
export function formatDate(value: unknown, format: unknown): string {
  const milliseconds =
    numberOf(value) ?? (typeof value === "string" && /^\d{10,}$/.test(value) ? Number(value) : undefined);
  if (milliseconds === undefined) return listOf(value).length > 0 ? "" : words(value);
  const moment = new Date(milliseconds);
  if (Number.isNaN(moment.getTime())) return words(value);
  const parts: Readonly<Record<string, string>> = {
    YYYY: String(moment.getFullYear()),
    MM: pad(moment.getMonth() + 1),
    DD: pad(moment.getDate()),
    HH: pad(moment.getHours()),
    mm: pad(moment.getMinutes()),
    ss: pad(moment.getSeconds()),
  };
  const pattern = typeof format === "string" && format !== "" ? format : "YYYY-MM-DDTHH:mm:ss";
  return pattern.replace(/YYYY|MM|DD|HH|mm|ss/g, (name) => parts[name] ?? name);
}

function pad(value: number): string {
  return String(value).padStart(2, "0");
}
