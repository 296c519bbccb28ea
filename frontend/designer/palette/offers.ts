/** What the palette offers for a card of one format, and finding it. */
import type { Format } from "../../document/catalog.ts";
import { type Element, isElement } from "../../document/tree.ts";
import type { Catalog } from "../core/catalog.ts";

export interface Offer {
  readonly tag: string;
  readonly label: string;
  readonly help: string;
  /** The client version that can draw it first. */
  readonly minClient: string | null;
  /** What is inserted; undefined: only cards of format 2.0 can have it. */
  readonly snippet: Element | undefined;
  /** What its picture shows. */
  readonly example: Element;
}

export interface OfferGroup {
  readonly name: string;
  readonly label: string;
  readonly offers: readonly Offer[];
}

/** Everything that can be put on a card of this format, now or once it has been switched to 2.0. */
export function offersOf(catalog: Catalog, format: Format): readonly OfferGroup[] {
  return catalog.groups
    .map(({ name, label, components }) => ({
      name,
      label,
      offers: components.flatMap((tag) => offerOf(catalog, format, tag)),
    }))
    .filter(({ offers }) => offers.length > 0);
}

function offerOf(catalog: Catalog, format: Format, tag: string): readonly Offer[] {
  const component = catalog.components[tag];
  if (component === undefined) return [];
  const snippet = component.snippets[format];
  const example = snippet ?? component.snippets["2.0"];
  if (!isElement(example)) return [];
  const { label, help, min_client: minClient } = component;
  return [{ tag, label, help, minClient, example, snippet: isElement(snippet) ? snippet : undefined }];
}

/** The groups with what a person looks for: by name, tag or group, and where nothing is called so by what it is for. */
export function found(groups: readonly OfferGroup[], query: string): readonly OfferGroup[] {
  const words = query.trim().toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return groups;
  const called = having(
    groups,
    words,
    ({ label, tag }, group) => `${label} ${tag} ${tag.replaceAll("_", " ")} ${group}`,
  );
  return called.length > 0 ? called : having(groups, words, ({ help }) => help);
}

function having(
  groups: readonly OfferGroup[],
  words: readonly string[],
  text: (offer: Offer, group: string) => string,
): readonly OfferGroup[] {
  const fits = (offer: Offer, group: string) => words.every((word) => text(offer, group).toLowerCase().includes(word));
  return groups
    .map((group) => ({ ...group, offers: group.offers.filter((offer) => fits(offer, group.label)) }))
    .filter(({ offers }) => offers.length > 0);
}
