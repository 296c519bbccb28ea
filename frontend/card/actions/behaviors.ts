import { type CardNode, isObject, objectsOf, stringOf } from "../json.ts";

/** Fields of `event.action` besides `tag`, `name` and `value` (card-format §8). */
export type ActionFields = Readonly<Record<string, unknown>>;

/** Format 1.0 writes links and callback values beside the type; both formats accept `behaviors`. */
export function behaviorsOf(node: CardNode): readonly CardNode[] {
  const behaviors = [...objectsOf(node.behaviors)];
  const url = stringOf(node.url);
  if (url !== undefined) behaviors.push({ type: "open_url", url });
  if (isObject(node.multi_url)) behaviors.push({ ...node.multi_url, type: "open_url" });
  if (node.value !== undefined && !behaviors.some(({ type }) => type === "callback")) {
    behaviors.push({ type: "callback", value: node.value });
  }
  return behaviors;
}

export function isActionable(node: CardNode): boolean {
  return behaviorsOf(node).length > 0 || formActionOf(node) !== undefined;
}

export function formActionOf(node: CardNode): "submit" | "reset" | undefined {
  const behavior = objectsOf(node.behaviors).find(({ type }) => type === "form_action")?.behavior;
  const words = [node.form_action_type, node.action_type, behavior];
  if (words.some((word) => word === "submit" || word === "form_submit")) return "submit";
  return words.some((word) => word === "reset" || word === "form_reset") ? "reset" : undefined;
}

/** The address of an element that does nothing but open one: it can be a real link. */
export function onlyLink(node: CardNode): CardNode | undefined {
  const [first, ...others] = behaviorsOf(node);
  const isPlain = others.length === 0 && first?.type === "open_url" && formActionOf(node) === undefined;
  return isPlain && !isObject(node.confirm) && node.disabled !== true ? first : undefined;
}
