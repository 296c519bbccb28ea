import { html, type TemplateResult } from "lit/html.js";
import type { Context } from "../context.ts";
import type { CardNode } from "../json.ts";
import { at } from "../pointer.ts";
import { tagClass } from "./tag-colors.ts";
import { plain } from "./text.ts";

/** A suffix tag of a header. */
export function textTag(node: CardNode, context: Context, pointer: string): TemplateResult {
  return html`<span class="tag ${tagClass(node.color)}" ${at(pointer)}>${plain(node.text, context)}</span>`;
}
