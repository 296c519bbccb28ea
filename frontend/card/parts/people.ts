import { html, type TemplateResult } from "lit/html.js";
import type { Context } from "../context.ts";
import { registerSheet } from "../registry.ts";
import { shortId } from "./ids.ts";
import css from "./people.css";

registerSheet(css);

export const PERSON_SIZES = ["extra_small", "small", "medium", "large"] as const;
export type PersonSize = (typeof PERSON_SIZES)[number];

const TINTS = 8;

/** A stable tint for an id, so that two people do not look the same. */
function tint(id: string): number {
  let sum = 0;
  for (const character of id) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 9973;
  return sum % TINTS;
}

/** A circle with an initial: pictures and names of people are known to their tenant only. */
export function avatar(id: string, size: PersonSize): TemplateResult {
  const initial = id
    .replace(/^(?:ou|on|cli|u)_/, "")
    .charAt(0)
    .toUpperCase();
  return html`<span class="avatar avatar-${size} tint-${tint(id)}" aria-hidden="true">${initial}</span>`;
}

export interface PersonLook {
  readonly size: PersonSize;
  readonly showAvatar: boolean;
  readonly showName: boolean;
  readonly capsule: boolean;
}

/** A person of a card, known by id. */
export function person(id: string, look: PersonLook, _context: Context): TemplateResult {
  const face = look.showAvatar ? avatar(id, look.size) : "";
  const name = look.showName ? html`<span class="person-name">${shortId(id)}</span>` : "";
  return html`<span class="person ${look.capsule ? "capsule" : ""} person-${look.size}" title=${id}>${face}${name}</span>`;
}
