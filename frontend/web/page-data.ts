/** Reading what the server put into the page. */
import type { Shapes } from "./api-types.ts";

/** By the id under which it stands in the page. */
interface PageData {
  "choose-data": Shapes["ChoosePage"];
  "host-data": Shapes["HostPage"];
  "page-data": Shapes["TemplatePage"] | Shapes["TryPage"];
  "send-data": Shapes["SendPage"];
  "share-data": Shapes["SharePage"];
  "sheet-data": Shapes["SheetPage"];
  "signin-data": Shapes["SigninPage"];
  "simulator-data": Shapes["SimPage"];
  /** A card, which may be anything. */
  "card-data": unknown;
  /** A document, likewise. */
  "version-data": unknown;
}

/**
 * The JSON the server wrote into this page, or into one that was fetched; null where it wrote none, which only pages with a card
 * may do.
 */
export function pageData<Id extends keyof PageData>(id: Id, page = document): PageData[Id] {
  return JSON.parse(page.getElementById(id)?.textContent ?? "null") as PageData[Id];
}

/** The element the page must have. */
export function must<Found extends Element = HTMLElement>(selector: string): Found {
  const found = document.querySelector<Found>(selector);
  if (found === null) throw new Error(`${selector} is missing from the page`);
  return found;
}
