import type { Context } from "../context.ts";
import type { CardNode } from "../json.ts";
import type { ActionFields } from "./behaviors.ts";

/**
 * Does what pressing, choosing or ticking `node` means; true when it was done. Nothing happens in a card that is only looked
 * at or being designed. How it is done is loaded with the first action: most cards drawn are never touched.
 */
export async function act(
  element: Element,
  node: CardNode,
  context: Context,
  fields: ActionFields = {},
): Promise<boolean> {
  if (context.mode !== "interactive" || node.disabled === true) return false;
  const { perform } = await import("./perform.ts");
  return perform(element, node, context, fields);
}
