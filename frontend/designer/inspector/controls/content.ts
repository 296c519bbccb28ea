/** The words of a text: a box that grows with them, buttons for the markup its dialect takes, and the languages it is in. */
import { html, nothing, type TemplateResult } from "lit";
import { formatOf } from "../../../document/state.ts";
import { t } from "../../../i18n/inspector.ts";
import { markBar } from "../../text/mark-bar.ts";
import type { Framed } from "../field-frame.ts";
import type { Place } from "../form.ts";
import { languages, translated } from "../languages.ts";
import { typing } from "../typing.ts";
import { variablePicker } from "../variable-names.ts";
import { takeText } from "./text.ts";

/** Characters on a line of the box, a Chinese one counting twice. */
const LINE = 36;
const MOST_ROWS = 14;

export function content(base: Place): Framed {
  const place = translated(base);
  const isMarkup = base.owner === "markdown" || base.owner === "lark_md";
  return {
    control: html`${isMarkup && place.form.editable ? bar(place) : nothing}${area(place, isMarkup)}`,
    // The bar has the variables too.
    end: html`${languages(base)}${isMarkup ? nothing : variablePicker(place)}`,
  };
}

/** Like `content`, for texts that are no objects. */
export function area(place: Place, isMarkup = false, hint = place.hint): TemplateResult {
  const { form, name } = place;
  const text = form.drafts.get(name)?.text ?? place.text;
  return html`<textarea id=${name} class="area ${isMarkup ? "area-code" : ""}" rows=${rowsOf(text, isMarkup ? 3 : 1)} spellcheck="false"
    placeholder=${place.isMixed ? t("mixed") : hint} ?readonly=${!form.editable} aria-required=${place.field.required ? "true" : nothing}
    ${typing({ value: text, take: takeText(place) })}></textarea>`;
}

function rowsOf(text: string, least: number): number {
  const lines = text.split("\n").map((line) => Math.max(1, Math.ceil(widthOf(line) / LINE)));
  return Math.min(
    MOST_ROWS,
    Math.max(
      least,
      lines.reduce((sum, count) => sum + count, 0),
    ),
  );
}

function widthOf(line: string): number {
  let width = 0;
  for (const sign of line) width += sign > "\u2e80" ? 2 : 1;
  return width;
}

/** The bar that also stands over words edited on the card. */
function bar(place: Place): unknown {
  const { form, ids, path, owner, name } = place;
  const dialect = owner === "lark_md" ? "lark_md" : formatOf(form.studio.state) === "2.0" ? "v2" : "v1";
  return markBar({
    studio: form.studio,
    slot: { id: ids[0] ?? "", path, dialect, pointer: "" },
    held: () => {
      const box = boxOf(name);
      return { text: box?.value ?? "", start: box?.selectionStart ?? 0, end: box?.selectionEnd ?? 0 };
    },
    put: ({ text, start, end }) => {
      const box = boxOf(name);
      if (box === undefined) return;
      box.focus();
      box.value = text;
      box.setSelectionRange(start, end);
      box.dispatchEvent(new InputEvent("input", { bubbles: true }));
    },
  });
}

function boxOf(name: string): HTMLTextAreaElement | undefined {
  const box = document.getElementById(name);
  return box instanceof HTMLTextAreaElement ? box : undefined;
}
