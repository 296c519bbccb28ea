/** Reading what the server put into the page. */

/** The JSON the server wrote into the page under this id; null where it wrote none. */
export function pageData<Data>(id: string): Data {
  return JSON.parse(document.getElementById(id)?.textContent ?? "null") as Data;
}

/** The element the page must have. */
export function must<Found extends Element = HTMLElement>(selector: string): Found {
  const found = document.querySelector<Found>(selector);
  if (found === null) throw new Error(`${selector} is missing from the page`);
  return found;
}
