/** What may stand in a list of elements, and why not: the linter's rules of place, asked beforehand (card-format §2.1). */
import type { Message, MessageKey } from "../i18n/message.ts";
import { type Catalog, componentOf, type Format, slotsOf } from "./catalog.ts";
import { CARD, type Id, idOf } from "./ids.ts";
import { isSameList, type Position, positionOf } from "./positions.ts";
import { elementOf, formatOf, holds, indexOf, isLocked, type State } from "./state.ts";
import { below, type Element } from "./tree.ts";

/** How deep containers may be nested. */
export const MOST_LEVELS = 5;

/** What is to be said of a list as a place: `wrap` is put around what gets there. */
export interface Verdict {
  readonly legal: boolean;
  /** Why not; of a legal place: what should be known about it. */
  readonly reason?: Message;
  readonly wrap?: "action" | "column";
}

type ListOf = Pick<Position, "parent" | "slot">;

interface ListContext extends ListOf {
  readonly format: Format;
  /** The tag of what the list belongs to; "root" for the card. */
  readonly tag: string;
  /** The tags it takes; undefined: any element. */
  readonly tags: readonly string[] | undefined;
  readonly inForm: boolean;
  readonly depth: number;
}

/** Whether elements may stand in a list, all of them together. Elements of the state are judged as moved, others as new. */
export function judgePlacement(state: State, catalog: Catalog, list: ListOf, elements: readonly Element[]): Verdict {
  const moved = elements.filter((element) => holds(state, element));
  const blocked = lockOrCircle(state, list.parent, moved);
  if (blocked !== undefined) return { legal: false, reason: blocked };
  const ground = groundOf(state, catalog, list);
  const verdicts = elements.map((element) => relaxed(state, list, element, judgeOne(state, catalog, ground, element)));
  const refused = verdicts.find(({ legal }) => !legal);
  if (refused !== undefined) return refused;
  return verdicts.find(({ wrap }) => wrap) ?? verdicts.find(({ reason }) => reason) ?? { legal: true };
}

/** The rule of the catalog against one tag in another. */
export function ruleOf(catalog: Catalog, format: Format, parent: string, tag: string): string | undefined {
  const rules = catalog.nesting[format]?.[parent];
  return rules !== undefined && Object.hasOwn(rules, tag) ? rules[tag] : undefined;
}

/** What stands in a list already may always be put elsewhere in it: that makes nothing worse. */
function relaxed(state: State, list: ListOf, element: Element, verdict: Verdict): Verdict {
  const place = holds(state, element) ? positionOf(state, idOf(element) ?? "") : undefined;
  if (verdict.legal && verdict.wrap === undefined) return verdict;
  if (place === undefined || !isSameList(place, { ...list, afterId: null })) return verdict;
  return verdict.reason ? { legal: true, reason: verdict.reason } : { legal: true };
}

function lockOrCircle(state: State, parent: Id, moved: readonly Element[]): Message | undefined {
  const index = indexOf(state);
  const circle = moved.find((element) => index.isWithin(parent, idOf(element) ?? ""));
  if (circle !== undefined) return { key: "inside-itself", params: { tag: circle.tag } };
  const holder = elementOf(state, parent);
  const locked = [...moved, ...(holder ? [holder] : [])].find((element) => isLocked(state, idOf(element) ?? ""));
  return locked && { key: "is-locked", params: { tag: locked.tag } };
}

function groundOf(state: State, catalog: Catalog, { parent, slot }: ListOf): ListContext {
  const format = formatOf(state);
  const tag = parent === CARD ? "root" : (elementOf(state, parent)?.tag ?? "");
  const above = Array.from(indexOf(state).ancestorsOf(parent), (id) => elementOf(state, id)?.tag ?? "");
  const around = [tag, ...above];
  return {
    parent,
    slot,
    format,
    tag,
    tags: parent === CARD ? undefined : slotsOf(catalog, tag, format).find(({ key }) => key === slot)?.tags,
    inForm: around.includes("form"),
    depth: around.filter((held) => isLevel(catalog, held)).length,
  };
}

function judgeOne(state: State, catalog: Catalog, ground: ListContext, element: Element): Verdict {
  const depth = ground.depth + heightOf(catalog, element);
  if (depth > MOST_LEVELS && depth > depthNow(state, catalog, element)) {
    return refuse("nested-too-deep", { depth, limit: MOST_LEVELS });
  }
  return ground.tags === undefined
    ? judgePlace(catalog, ground, element)
    : judgeTags(catalog, ground, ground.tags, element);
}

/** In a list that takes certain tags only. */
function judgeTags(catalog: Catalog, ground: ListContext, tags: readonly string[], element: Element): Verdict {
  const { tag } = element;
  if (tags.includes(tag)) return { legal: true };
  if (!tags.includes("column")) return refuse("slot-takes", { tag, parent: ground.tag });
  const inside = judgePlace(catalog, { ...ground, tag: "column", tags: undefined }, element);
  if (!inside.legal) return inside;
  return { legal: true, wrap: "column", reason: inside.reason ?? { key: "gets-column", params: { tag } } };
}

/** In a list that takes any element: the linter's verdict. */
function judgePlace(catalog: Catalog, { format, tag: parent, inForm }: ListContext, element: Element): Verdict {
  const { tag } = element;
  const params = { tag, parent };
  const component = componentOf(catalog, tag);
  if (component?.placeable === false) return refuse("part-as-element", params);
  if (component !== undefined && !component.formats.includes(format)) {
    return refuse("other-format", { ...params, format: component.formats.join(", ") });
  }
  const lost = inForm ? undefined : needingForm(catalog, element);
  switch (ruleOf(catalog, format, parent, tag)) {
    case "needs-action":
      return { legal: true, wrap: "action", reason: { key: "needs-action", params } };
    case "root-only":
      return refuse("root-only", params);
    case "not-allowed-here":
      return refuse("not-allowed-here", params);
    case "action-in-column":
      return refuse("action-in-column", params);
    case "discouraged-here":
      return lost === undefined
        ? { legal: true, reason: { key: "discouraged-here", params } }
        : refuse("form-only", { tag: lost });
    default:
      return lost === undefined ? { legal: true } : refuse("form-only", { tag: lost });
  }
}

function refuse(key: MessageKey, params: Message["params"]): Verdict {
  return { legal: false, reason: { key, params } };
}

/** The tag of the first element that works only in a form and has none around it in here. */
function needingForm(catalog: Catalog, element: Element): string | undefined {
  const { tag } = element;
  if (tag === "form") return undefined;
  if (componentOf(catalog, tag)?.form_only === true || (tag === "select_img" && element.multi_select === true))
    return tag;
  for (const [, inner] of below(element)) {
    const found = needingForm(catalog, inner);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** How many containers deep an element is, itself included. */
function heightOf(catalog: Catalog, element: Element): number {
  const inside = Array.from(below(element), ([, inner]) => heightOf(catalog, inner));
  return Math.max(0, ...inside) + (isLevel(catalog, element.tag) ? 1 : 0);
}

function isLevel(catalog: Catalog, tag: string): boolean {
  return componentOf(catalog, tag)?.is_level === true;
}

/** How deep it reaches where it stands now; 0 for a new one. */
function depthNow(state: State, catalog: Catalog, element: Element): number {
  const id = idOf(element);
  if (id === undefined || !holds(state, element)) return 0;
  const above = Array.from(indexOf(state).ancestorsOf(id), (at) => elementOf(state, at)?.tag ?? "");
  return above.filter((tag) => isLevel(catalog, tag)).length + heightOf(catalog, element);
}
