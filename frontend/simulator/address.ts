/** Addresses as the client opens them. DOM-free. */
import { SIMULATED_UA } from "./protocol.ts";

/**
 * The address as the client opens it: with its user agent in the query, since a frame sends the browser's own. Nothing else
 * of the address is touched, because a signature is made over exactly this text. Null for anything but a web address.
 */
export function openedAddress(address: string, userAgent: string): string | null {
  const parsed = URL.canParse(address) ? new URL(address) : null;
  if (parsed === null || !/^https?:$/.test(parsed.protocol)) return null;
  const [page = "", ...fragment] = address.trim().split("#");
  if (parsed.searchParams.has(SIMULATED_UA)) return address;
  const query = `${page.includes("?") ? "&" : "?"}${SIMULATED_UA}=${encodeURIComponent(userAgent)}`;
  return [page + query, ...fragment].join("#");
}

/** The "+" menu of a chat hands the page a trigger code (h5-jssdk §3.8). */
export function plusMenuAddress(home: string, trigger: string, where: { phone: boolean; group: boolean }): string {
  const launch = encodeURIComponent(JSON.stringify({ __trigger_id__: trigger }));
  const scene = where.phone
    ? "required_launch_ability=chat_action"
    : `from=${where.group ? "plus_menu_group" : "plus_menu_p2p"}`;
  return `${home}${home.includes("?") ? "&" : "?"}bdp_launch_query=${launch}&${scene}`;
}
