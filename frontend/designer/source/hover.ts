/** Help on what the pointer rests on: a field, a component, from the catalog. */
import type { EditorState, Extension } from "@codemirror/state";
import { hoverTooltip } from "@codemirror/view";
import { t } from "../../i18n/source.ts";
import type { Catalog, Field } from "../core/catalog.ts";
import type { Facts } from "./completion.ts";
import { type Cursor, cursorAt, tagOf, wordAt } from "./cursor.ts";
import { meaningOf, valuesOf } from "./schema.ts";

/** Most of the values a field takes that are listed. */
const MOST_VALUES = 16;

export function help(facts: Facts): Extension {
  return hoverTooltip((view, pos) => {
    const cursor = cursorAt(view.state, pos) ?? cursorAt(view.state, pos + 1);
    const steps = cursor && facts.inCard(cursor.steps);
    if (cursor === undefined || steps === undefined || cursor.from === cursor.to) return null;
    const [title, ...lines] = linesFor(facts, view.state, { ...cursor, steps });
    if (title === undefined) return null;
    return { pos: cursor.from, end: cursor.to, above: true, create: () => ({ dom: drawn(title, lines) }) };
  });
}

function linesFor({ catalog, format }: Facts, state: EditorState, cursor: Cursor): readonly string[] {
  const word = wordAt(state, cursor);
  const tag = cursor.holder && tagOf(state, cursor.holder);
  if (cursor.at === "value" && cursor.steps.at(-1)?.key === "tag") return componentLines(catalog, word);
  const steps = cursor.at === "key" ? [...cursor.steps, { key: word, tag }] : cursor.steps;
  const { field } = meaningOf(catalog, format(), steps);
  return field === undefined ? [] : fieldLines(field, valuesOf(catalog, field.type));
}

function componentLines(catalog: Catalog, tag: string): readonly string[] {
  const component = Object.hasOwn(catalog.components, tag) ? catalog.components[tag] : undefined;
  if (component === undefined) return [];
  return [component.label, component.help, ...since(component.min_client ?? undefined)];
}

function fieldLines(field: Field, values: readonly string[]): readonly string[] {
  const { type } = field;
  const lines: string[] = [];
  if (field.required) lines.push(t("required"));
  if (field.deprecated) lines.push(t("deprecated"));
  if (field.default !== undefined) lines.push(t("default", { value: JSON.stringify(field.default) }));
  if (values.length > 0) {
    const more = values.length > MOST_VALUES ? ` … (${values.length})` : "";
    lines.push(t("values", { values: values.slice(0, MOST_VALUES).join(" · ") + more }));
  }
  if (type.max_length !== undefined) lines.push(t("max-length", { count: type.max_length }));
  if (type.max_items !== undefined) lines.push(t("max-items", { count: type.max_items }));
  if (type.min !== undefined) lines.push(t("at-least", { value: type.min }));
  if (type.max !== undefined) lines.push(t("at-most", { value: type.max }));
  return [field.label, ...lines, ...since(field.min_client)];
}

function since(version: string | undefined): readonly string[] {
  return version === undefined ? [] : [t("since", { version })];
}

function drawn(title: string, lines: readonly string[]): HTMLElement {
  const box = document.createElement("div");
  box.className = "cm-help";
  const head = document.createElement("b");
  head.textContent = title;
  box.append(
    head,
    ...lines.map((line) => {
      const part = document.createElement("div");
      part.textContent = line;
      return part;
    }),
  );
  return box;
}
