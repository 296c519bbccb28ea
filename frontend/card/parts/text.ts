import { html, nothing, type TemplateResult } from "lit/html.js";
import { color } from "../colors.ts";
import type { Context } from "../context.ts";
import { isObject, numberOf, objectOf } from "../json.ts";
import { localized } from "../locale.ts";
import { drawMarkdown } from "../markdown/draw.ts";
import { placed } from "../placed.ts";
import { at } from "../pointer.ts";
import { styled } from "../styled.ts";
import { lineHeight, textSize } from "../units.ts";

export interface TextOptions {
  /** Used where the text object names no size. */
  readonly size?: unknown;
  readonly class?: string;
  /** At most so many lines, whatever the text object says. */
  readonly lines?: number;
}

/** A text object (`plain_text`, `lark_md`, or `markdown` in a panel's header) with its size, colour and line limit. */
export function text(
  value: unknown,
  context: Context,
  pointer: string,
  options: TextOptions = {},
): TemplateResult | typeof nothing {
  if (typeof value === "string") return html`<span class="text ${options.class ?? ""}">${value}</span>`;
  if (!isObject(value)) return nothing;
  const { value: content, missing } = localized(value, "content", context.locale);
  const size = value.text_size ?? options.size;
  const pixels = size === undefined ? undefined : textSize(size, context.device, context.style);
  const lines = numberOf(value.lines) ?? options.lines;
  const styles = {
    color: color(value.text_color, context),
    "font-size": pixels === undefined ? undefined : `${pixels}px`,
    "line-height": pixels === undefined ? undefined : `${lineHeight(pixels)}px`,
    "-webkit-line-clamp": lines !== undefined && lines > 0 ? String(Math.floor(lines)) : undefined,
  };
  const clamp = styles["-webkit-line-clamp"] === undefined ? "" : "clamp";
  const classes = `text ${options.class ?? ""} ${clamp} ${missing ? "untranslated" : ""} ${alignment(value.text_align)}`;
  const title = missing && context.mode === "design" ? context.t("untranslated") : nothing;
  return html`<div class=${classes} title=${title} ${at(pointer)} ${styled(styles)}>${body(value.tag, content, value, context)}</div>`;
}

/** The class of a text's alignment; left is how it is without one. */
export function alignment(value: unknown): string {
  return value === "center" || value === "right" ? `align-${value}` : "";
}

function body(tag: unknown, content: unknown, node: object, context: Context): unknown {
  const words = typeof content === "string" || typeof content === "number" ? String(content) : "";
  if (tag === "lark_md") return drawMarkdown(words, "lark_md", context, objectOf((node as { href?: unknown }).href));
  if (tag === "markdown") return drawMarkdown(words, context.format === "2.0" ? "v2" : "v1", context);
  return placed(words, context);
}

/** The words of a text object, for places that take no markup (titles, labels, tips). */
export function plain(value: unknown, context: Context): string {
  if (typeof value === "string") return value;
  if (!isObject(value)) return "";
  const { value: content } = localized(value, "content", context.locale);
  return typeof content === "string" || typeof content === "number" ? String(content) : "";
}
