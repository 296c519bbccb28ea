/** The names that can be used where a field stands: declared variables, and those of the loops around it. */
import { nothing } from "lit";
import { Braces } from "lucide";
import { parseLoop } from "../../document/expressions.ts";
import { CARD, DOCUMENT, type Id } from "../../document/ids.ts";
import { elementOf, indexOf } from "../../document/state.ts";
import { called, declared, type Variable } from "../../document/variables.ts";
import { t } from "../../i18n/inspector.ts";
import type { Studio } from "../core/studio.ts";
import type { Place } from "./form.ts";
import { pickButton } from "./select-boxes.ts";

/** Something that can be written into `${…}`. */
export interface Name {
  readonly path: string;
  /** What people call it. */
  readonly label: string;
  /** A key of `TYPES`; "" where nothing is known. */
  readonly type: string;
}

const known = new WeakMap<object, readonly Variable[]>();

/** The declared variables, read once for each state of the declarations. */
export function variablesOf({ state }: Studio): readonly Variable[] {
  const listed = state.document.variables;
  if (typeof listed !== "object" || listed === null) return [];
  let found = known.get(listed);
  if (found === undefined) {
    found = declared(listed);
    known.set(listed, found);
  }
  return found;
}

/** What can be named in an element, the innermost loop first. */
export function variablesAt(studio: Studio, id: Id): readonly Name[] {
  const variables = variablesOf(studio);
  const names = variables.flatMap((variable) => spelled(variable));
  const loops: Name[] = [];
  const around = id === CARD ? [] : [id, ...indexOf(studio.state).ancestorsOf(id)];
  for (const holder of around) {
    const loop = parseLoop(elementOf(studio.state, holder)?.$each);
    if (loop === undefined) continue;
    const list = variables.find(({ name }) => name === loop.path[0]);
    const row = { path: loop.name, label: t("row-of", { list: list ? called(list) : loop.path.join(" ") }), type: "" };
    loops.push(row, ...members(loop.name, list), { path: "loop.index", label: t("row-number"), type: "integer" });
  }
  return [...loops, ...names];
}

function spelled(variable: Variable): readonly Name[] {
  const own = { path: variable.name, label: called(variable), type: variable.type };
  return variable.type === "object" ? [own, ...members(variable.name, variable)] : [own];
}

function members(name: string, variable: Variable | undefined): readonly Name[] {
  const list = variable === undefined ? "" : `${called(variable)} › `;
  return (variable?.fields ?? []).map((field) => ({
    path: `${name}.${field.name}`,
    label: list + called(field),
    type: field.type,
  }));
}

/** Writes a placeholder where the caret is; into what is no text, instead of its value. */
export function insertName(place: Place, path: string): void {
  const box = document.getElementById(place.name);
  const placeholder = `\${${path}}`;
  if (!isTextBox(box)) {
    place.set(placeholder);
    place.form.redraw();
    return;
  }
  box.setRangeText(placeholder, box.selectionStart ?? box.value.length, box.selectionEnd ?? box.value.length, "end");
  box.focus();
  box.dispatchEvent(new InputEvent("input", { bubbles: true }));
}

function isTextBox(box: HTMLElement | null): box is HTMLInputElement | HTMLTextAreaElement {
  return (box instanceof HTMLInputElement && box.type === "text") || box instanceof HTMLTextAreaElement;
}

/** A button that lists the names; for a field of another type than text only those that fit. */
export function variablePicker(place: Place, types?: readonly string[]): unknown {
  const { form, ids } = place;
  // Declarations and samples hold values, not templates.
  if (!form.editable || ids[0] === DOCUMENT) return nothing;
  const names = variablesAt(form.studio, ids[0] ?? CARD).filter(
    ({ type }) => types === undefined || type === "" || types.includes(type),
  );
  if (names.length === 0) return nothing;
  return pickButton({
    label: `${t("insert-variable")}: ${place.field.label}`,
    shape: Braces,
    // Beside texts it is always in sight.
    css: types === undefined ? "" : "bind",
    choices: names.map(({ path, label }) => ({ value: path, label })),
    choose: (path) => insertName(place, path),
  });
}
