import { html, nothing } from "lit/html.js";
import type { Component, Context } from "../../context.ts";
import { type CardNode, isObject, numberOf, stringOf } from "../../json.ts";
import { localized } from "../../locale.ts";
import { picture } from "../../parts/pictures.ts";
import { plain, text } from "../../parts/text.ts";
import { type Styles, styled } from "../../styled.ts";
import { pixels, radius } from "../../units.ts";

const SQUARES: Readonly<Record<string, number>> = { large: 160, medium: 80, small: 40, tiny: 16 };
/** The legacy narrow width (card-format §2.6). */
const COMPACT = 278;

/** A picture in all its sizes; where its key means nothing here, a field of that size which names the key. */
export const draw: Component = (node, context, { pointer }) => {
  const key = localized(node, "img_key", context.locale).value;
  const title = isObject(node.title) ? text(node.title, context, `${pointer}/title`, { class: "img-title" }) : nothing;
  const crop =
    node.scale_type ?? (typeof node.mode === "string" && node.mode.startsWith("crop") ? node.mode : undefined);
  // A picture that can be enlarged takes the click for itself; only others let it through to the card (card-format §1.3).
  const own = node.preview === false ? "" : "own-click";
  const size = sizeOf(node, context);
  const ratio = size["--ratio"] === undefined ? "" : "ratio-box";
  const classes = `img ${ratio} ${own} ${cropClass(crop)} ${node.transparent === true ? "transparent" : ""} ${isBleeding(node) ? "bleed" : ""}`;
  return html`${title}<div class=${classes} ${styled(size)}>${picture(key, plain(node.alt, context), context)}</div>`;
};

function cropClass(crop: unknown): string {
  if (crop === "crop_top") return "crop crop-top";
  return crop === "fit_horizontal" ? "" : "crop";
}

function isBleeding(node: CardNode): boolean {
  return node.size === "stretch_without_padding" || node.mode === "stretch";
}

function sizeOf(node: CardNode, context: Context): Styles {
  const corner = { "--radius": radius(node.corner_radius) };
  const word = stringOf(node.mode) ?? stringOf(node.size) ?? "";
  const square = SQUARES[word];
  if (square !== undefined) return { ...corner, width: `${square}px`, height: `${square}px` };
  const ratio = /^(\d{1,4}):(\d{1,4})$/.exec(word);
  if (ratio !== null && Number(ratio[1]) > 0)
    return { ...corner, "--ratio": `${(Number(ratio[2]) / Number(ratio[1])) * 100}%` };
  const [width, height] = word.split(/\s+/).map((length) => pixels(length, 1, 1000));
  if (width !== undefined) return { ...corner, width: `${width}px`, height: `${height ?? width}px` };
  const custom = numberOf(node.custom_width);
  if (custom !== undefined && node.mode === undefined)
    return { ...corner, width: `${Math.min(580, Math.max(COMPACT, custom))}px` };
  const compact = node.compact_width === true && context.device === "desktop";
  return { ...corner, width: compact ? `${COMPACT}px` : undefined };
}
