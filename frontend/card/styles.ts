import { adoptStyles, type CSSResult, supportsAdoptingStyleSheets, unsafeCSS } from "lit";
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

// The sheet and the generated rules are this project's own text; no part of a card ever gets into them.
export const styles: CSSResult = unsafeCSS(
  `.light{${palette("light")}}.dark{${palette("dark")}}${familyRules()}${sheet}`,
);

const added = new WeakMap<ShadowRoot, number>();
const packStyles: CSSResult[] = [];

/** Gives a card the sheets of the packs that have been loaded since. */
export function addSheets(root: ShadowRoot): void {
  const has = added.get(root) ?? 0;
  if (has === packSheets.length) return;
  for (const text of packSheets.slice(packStyles.length)) packStyles.push(unsafeCSS(text));
  added.set(root, packStyles.length);
  // Adopting replaces what was adopted before; without that ability each sheet is a <style> that is only ever added.
  adoptStyles(root, supportsAdoptingStyleSheets ? [styles, ...packStyles] : packStyles.slice(has));
}
