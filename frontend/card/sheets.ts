import sheet from "./card.css";
import { FAMILY_NAMES, palette } from "./colors.ts";
import { packSheets } from "./registry.ts";

/**
 * Headers: family-600 on family-100 (dark: on family-50). Tags: 600 on 100, inside a header 700 on 200. Chosen for a
 * contrast of at least 4.5, which a test computes.
 */
export function familyRules(): string {
  const rules = FAMILY_NAMES.map(
    (
      name,
    ) => `.template-${name}{--head:var(--c-${name}-100);--head-text:var(--c-${name}-600);--head-text-2:var(--c-${name}-600)}
.dark .template-${name}{--head:var(--c-${name}-50)}
.tag-${name}{--tag:var(--c-${name}-100);--tag-text:var(--c-${name}-600)}
.header .tag-${name}{--tag:var(--c-${name}-200);--tag-text:var(--c-${name}-700)}`,
  );
  const tints = ["turquoise", "orange", "violet", "blue", "green", "carmine", "indigo", "yellow"];
  const avatars = tints.map(
    (name, index) => `.tint-${index}{background:var(--c-${name}-200);color:var(--c-${name}-700)}`,
  );
  return [...rules, ...avatars].join("");
}

/** This project's own text; no part of a card ever gets into it. */
const base = `.light{${palette("light")}}.dark{${palette("dark")}}${familyRules()}${sheet}`;

/** All the styles drawn cards have, as one text. */
export function sheetText(): string {
  return [base, ...packSheets].join("");
}

const canAdopt = "adoptedStyleSheets" in Document.prototype && "replaceSync" in CSSStyleSheet.prototype;
const adoptable: CSSStyleSheet[] = [];
const has = new WeakMap<ShadowRoot, number>();

/** Gives a card the base sheet and those of the packs that have been loaded since. */
export function addSheets(root: ShadowRoot): void {
  const texts = [base, ...packSheets];
  const present = has.get(root) ?? 0;
  if (present === texts.length) return;
  has.set(root, texts.length);
  if (canAdopt) adopt(root, texts);
  else for (const text of texts.slice(present)) root.prepend(styleElement(text));
}

function adopt(root: ShadowRoot, texts: readonly string[]): void {
  for (const text of texts.slice(adoptable.length)) {
    const made = new CSSStyleSheet();
    made.replaceSync(text);
    adoptable.push(made);
  }
  root.adoptedStyleSheets = [...adoptable];
}

/** Older web views need a <style>, which a strict policy accepts only with the page's own nonce. */
function styleElement(text: string): HTMLStyleElement {
  const style = document.createElement("style");
  const nonce = document.querySelector<HTMLScriptElement>("script[nonce]")?.nonce;
  if (nonce !== undefined && nonce !== "") style.setAttribute("nonce", nonce);
  style.textContent = text;
  return style;
}
