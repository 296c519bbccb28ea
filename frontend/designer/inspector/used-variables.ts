/** The variables an element uses, with what stands for them on the canvas; each can be put where the caret was. */
import { html, nothing, type TemplateResult } from "lit";
import { Plus } from "lucide";
import { type Binding, lookup, MISSING, parseText } from "../../document/expressions.ts";
import { isObject, textOf } from "../../document/values.ts";
import { shownFor } from "../../document/variables.ts";
import { t } from "../../i18n/inspector.ts";
import type { Studio } from "../core/studio.ts";
import type { Form } from "./form.ts";
import { pickButton } from "./select-boxes.ts";
import { type Name, variablesAt } from "./variable-names.ts";

const NEW = "+";

/** The paths of the placeholders in a value, in order. */
export function pathsIn(value: unknown, found = new Set<string>()): ReadonlySet<string> {
  if (typeof value === "string") addPaths(value, found);
  else if (Array.isArray(value)) for (const item of value) pathsIn(item, found);
  else if (isObject(value)) for (const held of Object.values(value)) pathsIn(held, found);
  return found;
}

function addPaths(text: string, found: Set<string>): void {
  if (!text.includes("${")) return;
  for (const piece of parseText(text).pieces) if (typeof piece !== "string") found.add(piece.path.join("."));
}

export function usedVariables(form: Form, id: string, value: unknown, insert: (path: string) => void): unknown {
  const { studio, editable } = form;
  const used = [...pathsIn(value)];
  const names = variablesAt(studio, id);
  if (used.length === 0) return nothing;
  const choices = [
    ...names.map(({ path, label }) => ({ value: path, label })),
    { value: NEW, label: `${t("new-variable")}…` },
  ];
  const shown = shownFor(studio.state.document, studio.previewed);
  const values = new Map(Array.from(shown, ([name, value]) => [name, { value }]));
  return html`<div class="field" data-field="used-variables"><div class="label">${t("used-variables")}<span class="end">${used.length}</span></div>
    <div class="vars">${used.map((path) => chip(names.find((one) => one.path === path) ?? { path, label: path }, shownAt(values, path), editable, insert))}${
      editable
        ? pickButton({
            label: t("insert-variable"),
            shape: Plus,
            choices,
            choose: (path) => (path === NEW ? showVariables(studio) : insert(path)),
          })
        : nothing
    }</div></div>`;
}

/** Shown anew although the panel may be the present one: its tab may not be. */
function showVariables(studio: Studio): void {
  if (studio.panel === "variables") studio.notify("panel");
  else studio.showPanel("variables");
}

function chip(
  { path, label }: Pick<Name, "path" | "label">,
  value: string,
  editable: boolean,
  insert: (path: string) => void,
): TemplateResult {
  return html`<button type="button" class="var" ?disabled=${!editable} title="${t("insert-variable")}: ${label}" @click=${() => insert(path)}>${label}${
    value === "" ? nothing : html`<i class="cut">${value}</i>`
  }</button>`;
}

/** What stands on the canvas for a path. */
function shownAt(names: ReadonlyMap<string, Binding>, path: string): string {
  const found = lookup({ names }, path.split("."));
  return found === undefined || found.value === MISSING ? "" : (textOf(found.value) ?? "…");
}
