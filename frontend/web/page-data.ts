/** Reading what the server put into the page. */

/** The element the page must have. */
export function must<Found extends Element = HTMLElement>(selector: string): Found {
  const found = document.querySelector<Found>(selector);
  if (found === null) throw new Error(`${selector} is missing from the page`);
  return found;
}

/** The JSON of a data element. */
export function dataOf<Data>(id: string): Data {
  return JSON.parse(must(`#${id}`).textContent ?? "null") as Data;
}
