/** Where a press on an element leads: the one address people mean, wherever its format keeps it. DOM-free. */
import type { Catalog } from "../../document/catalog.ts";
import { componentOf } from "../../document/catalog.ts";
import type { CommandResult } from "../../document/commands/result.ts";
import { setField } from "../../document/commands/set-field.ts";
import type { Id } from "../../document/ids.ts";
import { elementOf, type State } from "../../document/state.ts";
import { type Element, get, isElement, type Keys } from "../../document/tree.ts";
import { isObject } from "../../document/values.ts";

/** The keys from an element to its address; undefined where a press does something else, or nothing. */
export function linkKeys(element: Element | undefined): Keys | undefined {
  if (element?.tag !== "button") return undefined;
  const { behaviors, url, multi_url: several } = element;
  if (Array.isArray(behaviors)) {
    const at = behaviors.findIndex((held) => isObject(held) && held.type === "open_url");
    return at < 0 ? undefined : ["behaviors", at, "default_url"];
  }
  if (isObject(several)) return ["multi_url", "url"];
  return typeof url === "string" ? ["url"] : undefined;
}

/** The address of an element; "" while it is the one every new element has. Undefined where there is none to write. */
export function linkOf(state: State, catalog: Catalog, id: Id): string | undefined {
  const element = elementOf(state, id);
  const keys = linkKeys(element);
  if (element === undefined || keys === undefined) return undefined;
  const written = get(element, keys);
  return typeof written !== "string" || written === startOf(catalog, element.tag) ? "" : written;
}

/** Writes it. An empty one is the address of new elements again: that is found by the checks, an empty one is not. */
export function setLink(
  state: State,
  catalog: Catalog,
  id: Id,
  address: string,
  burst?: string,
): CommandResult | undefined {
  const element = elementOf(state, id);
  const keys = linkKeys(element);
  if (element === undefined || keys === undefined) return undefined;
  const written = address.trim() || startOf(catalog, element.tag);
  return setField(state, [id], keys, written, burst === undefined ? {} : { burst });
}

/** The same in each format. */
function startOf(catalog: Catalog, tag: string): unknown {
  const snippet = Object.values(componentOf(catalog, tag)?.snippets ?? {}).find(isElement);
  return snippet && get(snippet, linkKeys(snippet) ?? []);
}
