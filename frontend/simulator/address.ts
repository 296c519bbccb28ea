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

/** From where in a chat the app is opened. */
export interface Launch {
  readonly from: "menu" | "message";
  readonly phone: boolean;
  readonly group: boolean;
}

/** The "+" menu of a chat and the actions of a message hand the page a trigger code (h5-jssdk §3.8). */
export function launchAddress(page: string, trigger: string, launch: Launch): string {
  const query = encodeURIComponent(JSON.stringify({ __trigger_id__: trigger }));
  return `${page}${page.includes("?") ? "&" : "?"}bdp_launch_query=${query}&${sceneOf(launch)}`;
}

function sceneOf({ from, phone, group }: Launch): string {
  if (phone) return `required_launch_ability=${from === "message" ? "message_action" : "chat_action"}`;
  if (from === "message") return "from=message_action";
  return `from=${group ? "plus_menu_group" : "plus_menu_p2p"}`;
}
