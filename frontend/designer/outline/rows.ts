/** The card as the rows of a tree, in document order. */
import { componentOf, type Format } from "../../document/catalog.ts";
import { CARD, type Id, idOf } from "../../document/ids.ts";
import { formatOf, type State } from "../../document/state.ts";
import { type Element, get } from "../../document/tree.ts";
import { isObject } from "../../document/values.ts";
import { t } from "../../i18n/outline.ts";
import { nameFor, whenShown } from "../core/element-names.ts";
import { isContainer, partsIn } from "../core/nodes.ts";
import { rootLists } from "../core/root-elements.ts";
import type { Studio } from "../core/studio.ts";
import { colorName } from "./color-name.ts";

export interface Row {
  /** The element; CARD for the header, `list <slot>` for the head of one of several lists. */
  readonly id: Id;
  readonly tag: string;
  readonly name: string;
  /** What it is, where the name does not say so. */
  readonly kind: string;
  /** When it is on the card, where that is not always and once. */
  readonly when: readonly string[];
  /** From 1. */
  readonly level: number;
  /** Undefined: nothing can stand in it. */
  readonly isOpen: boolean | undefined;
  readonly isLocked: boolean;
  /** Among its siblings, from 1. */
  readonly position: number;
  readonly siblings: number;
  /** The row it stands under; undefined at the top. */
  readonly parent: Id | undefined;
}

export const LIST = "list ";

/** The rows to show, what stands in closed ones left out. */
export function rowsOf(studio: Studio, closed: ReadonlySet<Id>): readonly Row[] {
  return new Rows(studio, closed).all();
}

class Rows {
  private readonly rows: Row[] = [];
  private readonly state: State;
  private readonly format: Format;

  constructor(
    private readonly studio: Studio,
    private readonly closed: ReadonlySet<Id>,
  ) {
    this.state = studio.state;
    this.format = formatOf(studio.state);
  }

  all(): readonly Row[] {
    this.rows.push(headerRow(this.studio));
    const lists = rootLists(this.state);
    for (const [slot, elements] of lists) {
      if (lists.length === 1) this.add(elements, 1, undefined);
      else this.addList(slot, elements);
    }
    return this.rows;
  }

  /** One of the languages of a card that has a list of elements for each. */
  private addList(slot: string, elements: readonly Element[]): void {
    const id = `${LIST}${slot}`;
    const isOpen = !this.closed.has(id);
    const name = languageOf(slot);
    this.rows.push({
      id,
      tag: "root",
      name,
      kind: "",
      when: [],
      level: 1,
      isOpen,
      isLocked: false,
      position: 1,
      siblings: 1,
      parent: undefined,
    });
    if (isOpen) this.add(elements, 2, id);
  }

  private add(elements: readonly Element[], level: number, parent: Id | undefined): void {
    const { studio, state, format } = this;
    elements.forEach((element, index) => {
      const id = idOf(element) ?? "";
      const parts = partsIn(studio.catalog, format, element);
      const label = componentOf(studio.catalog, element.tag)?.label ?? element.tag;
      const name = nameFor(state, studio.catalog, element, index);
      const opens = parts.length > 0 || isContainer(studio.catalog, format, element.tag);
      const isOpen = opens ? !this.closed.has(id) : undefined;
      this.rows.push({
        id,
        tag: element.tag,
        name,
        kind: name === label || element.tag === "column" ? "" : label,
        when: whenShown(state, element),
        level,
        isOpen,
        isLocked: state.notes[id]?.locked === true,
        position: index + 1,
        siblings: elements.length,
        parent,
      });
      if (isOpen === true) this.add(parts, level + 1, id);
    });
  }
}

function headerRow({ state }: Studio): Row {
  const template = get(state.document.card, ["header", "template"]);
  const word = typeof template === "string" ? template : "";
  const hasOne = isObject(get(state.document.card, ["header"])) || isObject(get(state.document.card, ["i18n_header"]));
  const kind = hasOne ? colorName(word) : t("no-header");
  return {
    id: CARD,
    tag: "header",
    name: t("header"),
    kind,
    when: [],
    level: 1,
    isOpen: undefined,
    isLocked: false,
    position: 1,
    siblings: 1,
    parent: undefined,
  };
}

function languageOf(slot: string): string {
  const locale = slot.split("/")[1];
  if (locale === undefined) return t("base");
  try {
    return (
      new Intl.DisplayNames(document.documentElement.lang, { type: "language" }).of(locale.replace("_", "-")) ?? locale
    );
  } catch {
    return locale;
  }
}
