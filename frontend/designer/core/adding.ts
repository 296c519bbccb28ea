/**
 * The one way something new gets onto the card, for the palette, blocks, the clipboard, ⌘K and keys alike: where it goes,
 * what comes along, and that people see it and can go on with it.
 */
import { apply } from "../../document/apply.ts";
import { componentOf, isHolder } from "../../document/catalog.ts";
import { type CommandResult, did, isRefusal } from "../../document/commands/result.ts";
import { inForm } from "../../document/commands/wrap.ts";
import type { Entry } from "../../document/declarations.ts";
import { type Gap, gapsFor } from "../../document/gaps.ts";
import { CARD, type Id, idOf } from "../../document/ids.ts";
import { positionOf } from "../../document/positions.ts";
import { elementOf, formatOf } from "../../document/state.ts";
import { type Element, isElement } from "../../document/tree.ts";
import { t } from "../../i18n/canvas.ts";
import { insertBlock } from "./insert-block.ts";
import { isContainer, parentOf } from "./nodes.ts";
import type { Studio } from "./studio.ts";

const PHONE = "(max-width: 720px)";

export interface Addition {
  readonly elements: readonly Element[];
  /** What is declared of the blanks in them. */
  readonly variables?: readonly Entry[];
  readonly verb?: "insert" | "paste";
  /** The words on it are only there to be typed over: the caret goes there. */
  readonly isStart?: boolean;
}

/** Adds, selects and shows something new, or says why it can go nowhere. Answers whether it is there. */
export function addNew(studio: Studio, { isStart = false, ...added }: Addition): boolean {
  const outcome = added.elements.length === 0 ? undefined : placed(studio, added);
  if (outcome === undefined || !studio.apply(outcome)) return false;
  const isPhone = matchMedia(PHONE).matches;
  // There the palette lies over the card, and a keyboard would.
  if (isPhone) studio.showPanel("card");
  studio.reveal(studio.selected);
  if (isStart && !isPhone) studio.notify("added");
  return true;
}

function placed(studio: Studio, { elements, variables = [], verb = "insert" }: Addition): CommandResult | undefined {
  const { state, catalog } = studio;
  const gap = placeForNew(studio, elements);
  if (gap === undefined) return undefined;
  if (gap.legal || gap.reason?.key !== "form-only") {
    return insertBlock(state, catalog, gap, { elements, variables }, verb);
  }
  return withForm(studio, { elements, variables, verb }) ?? { reason: gap.reason };
}

/** What works only in a form, with one around it where the card has none. */
function withForm(
  studio: Studio,
  { elements, variables, verb }: Required<Omit<Addition, "isStart">>,
): CommandResult | undefined {
  const { state, catalog } = studio;
  if (componentOf(catalog, "form")?.snippets[formatOf(state)] === undefined) return undefined;
  const form = inForm(state, catalog, elements);
  const gap = placeForNew(studio, [form]);
  if (!gap?.legal) return undefined;
  const put = insertBlock(state, catalog, gap, { elements: [form], variables }, verb);
  if (isRefusal(put)) return put;
  const held = elementOf(apply(state, put), put.selectionAfter?.ids[0] ?? "")?.elements;
  // What was asked for is selected, not what came along.
  const ids = (Array.isArray(held) ? held.slice(0, elements.length) : []).flatMap((one) => idOf(one) ?? []);
  studio.say(t("came-with-form"), "info");
  return { ...put, label: did(verb, state, elements), selectionAfter: { ids } };
}

/**
 * Where something new goes that nobody aimed: as the last into what is selected if that may hold it, else right behind the
 * selection, else to the next place that takes it; never into a column made for it while there is another place.
 */
export function placeForNew(studio: Studio, elements: readonly Element[]): Gap | undefined {
  const gaps = gapsFor(studio.state, studio.catalog, elements);
  const inside = gapInside(studio, gaps);
  if (inside !== undefined) return inside;
  const after = placedAt(studio, studio.focus);
  const behind = after === undefined ? -1 : gaps.findIndex(({ afterId }) => afterId === after);
  const from = behind < 0 ? gaps.length - 1 : behind;
  const order = [...gaps.slice(from), ...gaps.slice(0, from).reverse()];
  return order.find(takes) ?? order.find(({ legal }) => legal) ?? order[0];
}

function takes({ legal, wrap }: Gap): boolean {
  return legal && wrap !== "column";
}

/** The last place in the one element that is selected; of columns in the first empty one, else in the last. */
function gapInside({ state, catalog, selected, focus }: Studio, gaps: readonly Gap[]): Gap | undefined {
  const format = formatOf(state);
  const element = elementOf(state, focus);
  if (element === undefined || selected.length > 1 || !isContainer(catalog, format, element.tag)) return undefined;
  const lastIn = (id: Id) => gaps.filter((gap) => gap.parent === id && takes(gap)).at(-1);
  const parts = Object.values(element).flatMap((held) => (Array.isArray(held) ? held.filter(isElement) : []));
  const inParts = parts
    .filter(({ tag }) => isHolder(catalog, tag, format))
    .flatMap((part) => lastIn(idOf(part) ?? "") ?? []);
  return lastIn(focus) ?? inParts.find(({ afterId }) => afterId === null) ?? inParts.at(-1);
}

/** The element itself, or the nearest it belongs to, that is the item of a list. */
function placedAt(studio: Studio, id: Id): Id | undefined {
  for (let at = id; at !== CARD; at = parentOf(studio, at)) if (positionOf(studio.state, at) !== undefined) return at;
  return undefined;
}
