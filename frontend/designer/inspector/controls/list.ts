/** Lists: a row for each item, to open, move by pointer or arrow keys, copy and delete. Elements among them are led to. */
import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { ChevronDown, ChevronRight, Copy, GripVertical, Plus, Trash2 } from "lucide";
import { withNewIds } from "../../../document/assign-ids.ts";
import { idOf } from "../../../document/ids.ts";
import type { State } from "../../../document/state.ts";
import { isElement } from "../../../document/tree.ts";
import { withFreeNames } from "../../../document/unique-names.ts";
import { isObject } from "../../../document/values.ts";
import { t } from "../../../i18n/inspector.ts";
import { icon } from "../../../ui/icon.ts";
import { nameOf } from "../../core/element-names.ts";
import { iconOf } from "../../core/kinds.ts";
import { nodeOf } from "../../core/nodes.ts";
import { dragRow } from "../drag-row.ts";
import type { Framed } from "../field-frame.ts";
import type { Place } from "../form.ts";
import { members, unknownMembers } from "../members.ts";
import { newItem } from "../new-values.ts";
import { summaryOf } from "../row-summary.ts";
import { pickButton } from "../select-boxes.ts";

export function list(place: Place): Framed {
  const { form, type } = place;
  const items = Array.isArray(place.value) ? (place.value as readonly unknown[]) : [];
  const { max_items: most } = type;
  const rows = new Rows(place, items);
  const isFull = most !== undefined && items.length >= most;
  return {
    control: html`<ul class="rows" @pointerdown=${(event: PointerEvent) => form.editable && dragRow(event, (from, to) => rows.move(from, to))}>
        ${repeat(items, keyOf, (_, index) => rows.row(index))}
      </ul>${place.isMixed ? html`<p class="help">${t("mixed")}</p>` : rows.adding(isFull)}`,
    end: html`<span>${most === undefined ? items.length || "" : t("most-items", { most })}</span>`,
    isGroup: true,
    tells: true,
  };
}

function keyOf(item: unknown, index: number): unknown {
  return (isElement(item) && idOf(item)) || index;
}

class Rows {
  constructor(
    private readonly place: Place,
    private readonly items: readonly unknown[],
  ) {}

  private get itemType() {
    return this.place.type.item ?? { kind: "elements" };
  }

  /** The place of one item. */
  private at(index: number): Place {
    const label = t("item", { number: index + 1 });
    return this.place.at([index], { label, type: this.itemType, required: true });
  }

  private set(items: readonly unknown[]): void {
    this.place.set(items);
    this.place.form.redraw();
  }

  move(from: number, to: number): void {
    if (from === to || to < 0 || to >= this.items.length) return;
    const others = this.items.filter((_, index) => index !== from);
    this.set([...others.slice(0, to), this.items[from], ...others.slice(to)]);
    const { studio } = this.place.form;
    studio.say(t("item-moved", { number: to + 1, count: this.items.length }), "done");
  }

  row(index: number): TemplateResult {
    const { form } = this.place;
    const item = this.items[index];
    const id = isElement(item) ? idOf(item) : undefined;
    const isNode = id !== undefined && nodeOf(form.studio, id) === id;
    const isPlain = !isObject(item);
    return html`<li class="row" data-row=${index}>
      <div class="row-h">${this.handle(index)}${
        isPlain
          ? html`<div class="grow">${form.drawField(this.at(index))}</div>`
          : isNode
            ? this.link(id, item)
            : this.opener(index, item)
      }${this.tools(index, isPlain)}</div>
      ${isPlain || isNode || form.open.get(this.at(index).name) !== true ? nothing : this.inside(index, item)}
    </li>`;
  }

  private handle(index: number): unknown {
    const { form } = this.place;
    if (!form.editable || this.items.length < 2) return nothing;
    const label = t("move-item", { number: index + 1 });
    const walk = (event: KeyboardEvent) => {
      const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
      if (by === undefined) return;
      event.preventDefault();
      const rows = (event.currentTarget as HTMLElement).closest("ul");
      this.move(index, index + by);
      queueMicrotask(() => rows?.querySelector<HTMLElement>(`[data-row="${index + by}"] .grip`)?.focus());
    };
    return html`<button type="button" class="ib ib-xs grip" aria-label=${label} title=${label} @keydown=${walk}>${icon(GripVertical, { class: "i-sm" })}</button>`;
  }

  /** An element people see as a part has properties of its own: this leads there. */
  private link(id: string, item: { readonly tag?: unknown }): TemplateResult {
    const { studio } = this.place.form;
    return html`<button type="button" class="row-b" @click=${() => studio.select([id])} @pointerenter=${() => studio.hover(id)} @pointerleave=${() => studio.hover(undefined)}>
      ${icon(iconOf(studio.catalog, String(item.tag)))}<span class="cut">${nameOf(studio, id)}</span>${icon(ChevronRight, { class: "i-sm" })}</button>`;
  }

  private opener(index: number, item: unknown): TemplateResult {
    const { form } = this.place;
    const { name, said } = this.at(index);
    const isOpen = form.open.get(name) === true;
    const bad = said.some(({ finding }) => finding.severity === "error");
    return html`<button type="button" class="row-b" aria-expanded=${isOpen} @click=${() => {
      form.open.set(name, !isOpen);
      form.redraw();
    }}><span class="cut">${summaryOf(form, item) || t("item", { number: index + 1 })}</span>${
      said.length === 0 || isOpen
        ? nothing
        : html`<span class="dot ${bad ? "dot-danger" : "dot-warn"}" title=${said[0]?.finding.message ?? ""}></span>`
    }${icon(isOpen ? ChevronDown : ChevronRight, { class: "i-sm" })}</button>`;
  }

  private inside(index: number, item: unknown): TemplateResult {
    const { form, ids, said, path } = this.at(index);
    const { kind, shape = "", tags = [] } = this.itemType;
    if (kind === "tagged" && tags.length > 1) return html`<div class="group">${form.drawField(this.at(index))}</div>`;
    const owner = isObject(item) && typeof item.tag === "string" ? item.tag : shape;
    const options = { form, ids, path, owner, said, parent: this.place.owner };
    return html`<div class="group">${members(options)}${unknownMembers(options).map(form.drawField)}</div>`;
  }

  private tools(index: number, isPlain: boolean): unknown {
    const { form, type } = this.place;
    if (!form.editable) return nothing;
    const number = index + 1;
    const canCopy = !isPlain && type.kind === "list";
    const copy = () =>
      this.set([
        ...this.items.slice(0, number),
        copied(form.studio.state, this.items[index]),
        ...this.items.slice(number),
      ]);
    const drop = () => this.set(this.items.filter((_, at) => at !== index));
    return html`${
      canCopy
        ? html`<button type="button" class="ib ib-xs" aria-label=${t("copy-item", { number })} title=${t("duplicate")} @click=${copy}>${icon(Copy, { class: "i-sm" })}</button>`
        : nothing
    }<button type="button" class="ib ib-xs" aria-label=${t("remove-item", { number })} title=${t("remove")} @click=${drop}>${icon(Trash2, { class: "i-sm" })}</button>`;
  }

  adding(isFull: boolean): unknown {
    const { form, type, field } = this.place;
    if (type.item === undefined)
      return this.items.length === 0 ? html`<p class="help">${t("empty-inside")}</p>` : nothing;
    if (!form.editable || isFull) return nothing;
    const tags = type.item.tags ?? [];
    const add = (item: unknown) => {
      form.open.set(this.place.at([this.items.length], field).name, true);
      this.set([...this.items, item]);
    };
    const { components } = form.studio.catalog;
    const words = html`${icon(Plus, { class: "i-sm" })}${t("add-item")}`;
    if (tags.length < 2) {
      return html`<button type="button" class="btn btn-sm btn-quiet add" aria-label="${t("add-item")}: ${field.label}" @click=${() => add(newItem(form, this.itemType, this.items))}>${words}</button>`;
    }
    return pickButton({
      label: `${t("add-item")}: ${field.label}`,
      shape: Plus,
      choices: tags.map((tag) => ({ value: tag, label: components[tag]?.label ?? tag })),
      choose: (tag) => add(newItem(form, { kind: "tagged", tags: [tag] }, this.items)),
    });
  }
}

/** A copy with a name or a value of its own, where those have to differ. */
function copied(state: State, item: unknown): unknown {
  if (isElement(item)) return withNewIds(withFreeNames(state, [item])[0]);
  if (!isObject(item)) return item;
  const key = ["value", "name"].find((one) => typeof item[one] === "string" && item[one] !== "");
  return key === undefined ? withNewIds(item) : { ...(withNewIds(item) as object), [key]: `${String(item[key])}_copy` };
}
