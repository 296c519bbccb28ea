/** What stands around every field: its name, what to know about it, what the checks say, and the way back to the default. */
import { html, nothing, type TemplateResult } from "lit";
import { CircleAlert, Info, RotateCcw, TriangleAlert, X } from "lucide";
import { fix } from "../../document/commands/replace.ts";
import { t } from "../../i18n/inspector.ts";
import { icon } from "../../ui/icon.ts";
import type { Studio } from "../core/studio.ts";
import type { Form, Place, PlacedFinding } from "./form.ts";

const SHAPES = { error: CircleAlert, warning: TriangleAlert, info: Info } as const;

export interface Framed {
  /** The control; it has the id `place.name` unless `isGroup`. */
  readonly control?: unknown;
  /** At the right end of the label. */
  readonly end?: unknown;
  /** Several controls: named as a group, not as one box. */
  readonly isGroup?: boolean;
  /** It has a switch of its own, and no other way back. */
  readonly keeps?: boolean;
  /** What is told of further in, so that it isn't told twice. */
  readonly tells?: boolean;
}

/** A field with its label. */
export function framed(
  place: Place,
  { control, end, isGroup = false, tells = false, keeps = false }: Framed,
): TemplateResult {
  const { name } = place;
  const label = html`${place.field.label}${mark(place)}`;
  return html`<div class="field ${isHalf(place) ? "half" : ""}" data-field=${place.key} role=${isGroup ? "group" : nothing} aria-labelledby=${isGroup ? `${name}-l` : nothing}>
    <div class="label">${
      isGroup ? html`<span id="${name}-l">${label}</span>` : html`<label id="${name}-l" for=${name}>${label}</label>`
    }${chips(place)}${keeps ? nothing : back(place)}<span class="end">${end}</span></div>
    ${control}${help(place)}${draftProblem(place)}${tells ? nothing : findings(place.form, place.said)}
  </div>`;
}

/** Two of these stand side by side. */
function isHalf({ key, type }: Place): boolean {
  return (key === "text_size" && type.kind !== "by_name") || key === "text_align";
}

function mark({ field }: Place): unknown {
  return field.required
    ? html`<span class="req" title=${t("required")} aria-hidden="true"> *</span><span class="sr">, ${t("required")}</span>`
    : nothing;
}

function chips(place: Place): unknown {
  const { field } = place;
  if (place.form.studio.isSimple) return nothing;
  const old = field.deprecated || field.tolerated;
  return html`${field.min_client ? html`<span class="chip" title=${t("from-client", { version: field.min_client })}>${field.min_client}+</span>` : nothing}${
    old ? html`<span class="chip">${t("old-field")}</span>` : nothing
  }`;
}

/** Takes away what is written, where that is no fault. */
function back(place: Place): unknown {
  const { field, form } = place;
  if (!place.isSet || field.required || !form.editable) return nothing;
  const title = field.default === undefined ? t("clear") : t("reset");
  return html`<button type="button" class="ib ib-xs reset" aria-label="${title}: ${field.label}" title=${title} @click=${() => {
    place.set(undefined);
    form.redraw();
  }}>${icon(field.default === undefined ? X : RotateCcw, { class: "i-xs" })}</button>`;
}

/** What controls show by themselves needs no words. */
const PLAIN: ReadonlySet<string> = new Set(["content", "text_size"]);

function help({ form, owner, key, type }: Place): unknown {
  if (PLAIN.has(type.kind) || (type.kind === "size" && type.parts?.includes(4))) return nothing;
  const text = form.help?.[owner]?.[key];
  return text === undefined ? nothing : html`<p class="help">${text}</p>`;
}

/** Why what is in the box isn't in the card. */
function draftProblem({ form, name }: Place): unknown {
  const draft = form.drafts.get(name);
  return draft === undefined
    ? nothing
    : html`<div class="note-in note-err" role="status">${icon(CircleAlert, { class: "i-sm" })}<span>${draft.problem}</span></div>`;
}

/** Findings with the buttons that mend them. */
export function findings({ studio, editable }: Form, said: readonly PlacedFinding[]): unknown {
  return said.map(({ finding }) => {
    const bad = finding.severity === "error";
    return html`<div class="note-in ${bad ? "note-err" : finding.severity === "info" ? "note-info" : ""}" data-rule=${finding.rule}>
      ${icon(SHAPES[finding.severity], { class: "i-sm" })}<span>${finding.message}${finding.sample ? html` <span class="two">${t("with-sample", { name: finding.sample })}</span>` : nothing}</span>
      ${finding.fix && editable ? html`<button type="button" @click=${() => mend(studio, finding)}>${finding.fix.title}</button>` : nothing}
    </div>`;
  });
}

function mend(studio: Studio, { fix: way }: PlacedFinding["finding"]): void {
  if (way) studio.apply(fix(studio.state, way));
}
