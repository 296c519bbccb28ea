import type { Context } from "../context.ts";
import type { CardNode } from "../json.ts";
import { plain } from "./text.ts";

/** What hovering says; the reason for being disabled silences the ordinary tip. */
export function tip(node: CardNode, context: Context): string {
  const disabled = node.disabled === true ? plain(node.disabled_tips, context) : "";
  return disabled || plain(node.hover_tips, context);
}
