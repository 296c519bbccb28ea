import { repeat } from "lit/directives/repeat.js";
import { html, type TemplateResult } from "lit/html.js";
import type { Context, Place } from "./context.ts";
import { element } from "./element.ts";
import { type CardNode, isObject, listOf } from "./json.ts";
import { placeholder } from "./placeholder.ts";

interface Keyed {
  readonly key: number;
  readonly index: number;
  readonly node: unknown;
}

let lastKey = 0;

/**
 * Keys that follow an element through edits and moves, kept in the parent's local state. An unchanged object keeps its key
 * wherever it goes; a changed one takes that of the first old element of the same tag that is gone, so that it is drawn again where
 * that stood and keeps what the reader did to it.
 */
export function keyed(nodes: readonly unknown[], previous: readonly Keyed[]): Keyed[] {
  const free = new Map<unknown, Keyed[]>();
  for (const old of previous) free.set(old.node, [...(free.get(old.node) ?? []), old]);
  const same = nodes.map((node) => free.get(node)?.shift());
  const left = [...free.values()].flat().sort((a, b) => a.index - b.index);
  return nodes.map((node, index) => {
    const key = same[index]?.key ?? takeSimilar(node, left)?.key;
    lastKey += 1;
    return { key: key ?? lastKey, index, node };
  });
}

function takeSimilar(node: unknown, left: Keyed[]): Keyed | undefined {
  const found = left.findIndex((old) => tagOf(old.node) === tagOf(node));
  return found < 0 ? undefined : left.splice(found, 1)[0];
}

function tagOf(node: unknown): unknown {
  return isObject(node) ? node.tag : undefined;
}

/**
 * The elements of a list, each at its pointer below `pointer`. `slot` names the list in the parent's local state, `tag` what an item without one is.
 * `null` is drawn as nothing (designers export it); other things that are no objects show as a placeholder.
 */
export function children(list: unknown, context: Context, place: Place, slot = "elements", tag = ""): TemplateResult {
  const name = `keys ${slot}`;
  const known = (place.local.state[name] as Keyed[] | undefined) ?? [];
  const items = keyed(listOf(list), known);
  place.local.state[name] = items;
  const pointer = `${place.pointer}/${slot}`;
  const one = ({ node, index }: Keyed) => {
    if (node === null) return "";
    if (!isObject(node)) return placeholder(typeof node === "string" ? node.slice(0, 40) : "");
    return element(node as CardNode, context, `${pointer}/${index}`, place.depth + 1, tag);
  };
  return html`${repeat(items, (item) => item.key, one)}`;
}

/** The drop area of an empty container, while a card is being designed. */
export function emptyHint(list: unknown, context: Context): TemplateResult | "" {
  if (context.mode !== "design" || listOf(list).length > 0) return "";
  return html`<div class="drop">${context.t("dropHere")}</div>`;
}
