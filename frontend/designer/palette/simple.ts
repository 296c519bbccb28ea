/** What the palette of Simple shows at once: ten of the components this card can have. */
import type { Offer, OfferGroup } from "./offers.ts";

/** Most wanted first; where a format lacks one, the next takes its place. */
const WANTED = [
  ...["markdown", "img", "table", "button", "column_set", "hr", "chart", "person", "checker", "note", "div"],
  ...["form", "input", "select_static", "overflow", "date_picker", "img_combination", "collapsible_panel"],
];
const SHOWN = 10;

/** The ten, and the groups without them. */
export function simpleOffers(groups: readonly OfferGroup[]): {
  readonly common: readonly Offer[];
  readonly rest: readonly OfferGroup[];
} {
  const all = groups.flatMap(({ offers }) => offers).filter(({ snippet }) => snippet !== undefined);
  const common = WANTED.flatMap((tag) => all.find((offer) => offer.tag === tag) ?? []).slice(0, SHOWN);
  const rest = groups
    .map((group) => ({ ...group, offers: group.offers.filter((offer) => !common.includes(offer)) }))
    .filter(({ offers }) => offers.length > 0);
  return { common, rest };
}
