import { names } from "virtual:component-facts";
import { html, type TemplateResult } from "lit/html.js";
import type { Context } from "./context.ts";
import { type CardNode, objectOf, textOf } from "./json.ts";
import { languageOf } from "./locale.ts";

/** What stands for something that cannot be drawn, with its tag as the label. */
export function placeholder(tag: string, words?: string): TemplateResult {
  return html`<div class="placeholder" data-placeholder=${tag}><code>${tag === "" ? "?" : tag}</code>${words ?? ""}</div>`;
}

/**
 * What stands for a part whose drawing is not here: what it is, and its title where it has one. `isSoon`: it is on its way
 * and shows only when that takes long, so that nothing blinks.
 */
export function unloaded(tag: string, node: CardNode, context: Context, isSoon: boolean): TemplateResult {
  const known = names[languageOf(context.locale)];
  const name = (Object.hasOwn(known, tag) ? known[tag] : undefined) ?? context.t("field");
  return html`<div class="placeholder ${isSoon ? "soon" : ""}" data-placeholder=${tag}><b>${name}</b>${titleOf(node)}</div>`;
}

/** The words a part shows first. */
function titleOf(node: CardNode): string {
  const { title } = objectOf(node.chart_spec);
  const held = [objectOf(title).text, objectOf(objectOf(node.header).title).content];
  for (const key of ["label", "placeholder", "text"]) held.push(objectOf(node[key]).content);
  return held.map(textOf).find((words) => words !== "") ?? "";
}
