/** The words of a text: a box that grows with them, buttons for the markup its dialect takes, and the languages it is in. */
import { html, nothing, type TemplateResult } from "lit";
import { AtSign, Bold, Italic, Link, Palette, Strikethrough } from "lucide";
import { t } from "../../../i18n/inspector.ts";
import { icon } from "../../../ui/icon.ts";
import type { Place } from "../form.ts";
import type { Framed } from "../frame.ts";
import { languages, translated } from "../languages.ts";
import { type Mark, marked } from "../markup.ts";
import { variablePick } from "../names.ts";
import { pickFrom } from "../picks.ts";
import { typing } from "../typing.ts";
import { takeText } from "./text.ts";

const MARKS: readonly (readonly [Exclude<Mark, "color">, Parameters<typeof icon>[0]])[] = [
  ["bold", Bold],
  ["italic", Italic],
  ["strike", Strikethrough],
  ["link", Link],
  ["mention", AtSign],
];
/** Characters on a line of the box, a Chinese one counting twice. */
const LINE = 44;
const MOST_ROWS = 14;

export function content(base: Place): Framed {
  const place = translated(base);
  const isMarkup = base.owner === "markdown" || base.owner === "lark_md";
  return {
    control: html`${isMarkup && place.form.editable ? bar(place) : nothing}${area(place, isMarkup)}`,
    end: html`${languages(base)}${variablePick(place)}`,
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

function bar(place: Place): TemplateResult {
  const { colors } = place.form.studio.catalog;
  return html`<div class="marks" role="toolbar" aria-label=${t("markup")}>
    ${MARKS.map(
      ([mark, shape]) =>
        html`<button type="button" class="ib ib-xs" aria-label=${t(mark)} title=${t(mark)} @click=${() => put(place, mark)}>${icon(shape, { class: "i-sm" })}</button>`,
    )}
    ${pickFrom({
      label: t("text-color"),
      shape: Palette,
      choices: Object.keys(colors)
        .filter((word) => !word.includes("-"))
        .map((word) => ({ value: word, label: word })),
      choose: (word) => put(place, "color", word),
    })}
  </div>`;
}

function put({ name }: Place, mark: Mark, word = ""): void {
  const box = document.getElementById(name);
  if (!(box instanceof HTMLTextAreaElement)) return;
  const made = marked(box.value, box.selectionStart, box.selectionEnd, mark, word || t("link-words"));
  box.focus();
  box.setRangeText(made.text, made.start, made.end, "preserve");
  box.setSelectionRange(made.selectStart, made.selectEnd);
  box.dispatchEvent(new InputEvent("input", { bubbles: true }));
}
