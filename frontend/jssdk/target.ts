/** Where the card goes: what the link says, and what the page was opened with (h5-jssdk §2.2, §3.8). */
import type { PageData, Target } from "./types.ts";

/** The "+" menu of a chat that opened the page. `kind` is empty where the client does not say. */
export interface Launch {
  readonly code: string;
  readonly kind: "group" | "person" | "";
}

/** Of what PC clients write into `from`, and phones into `required_launch_ability`: this one is the message shortcut. */
const SHORTCUT = "message_action";
const KINDS: Readonly<Record<string, Launch["kind"]>> = { plus_menu_group: "group", plus_menu_p2p: "person" };

/** The launch in a page's query; null where no "+" menu opened it. A message shortcut carries a code as well, of no use here. */
export function launchOf(search: string): Launch | null {
  const query = new URLSearchParams(search);
  const from = query.get("from") ?? "";
  if (from === SHORTCUT || query.get("required_launch_ability") === SHORTCUT) return null;
  const code = triggerOf(query.get("bdp_launch_query") ?? "");
  return code === "" ? null : { code, kind: KINDS[from] ?? "" };
}

/** `__trigger_id__` of the launch query, which comes as JSON or, from some clients, percent-encoded once more. */
function triggerOf(text: string): string {
  for (const read of [(raw: string) => raw, decodeURIComponent]) {
    try {
      const code: unknown = JSON.parse(read(text))?.__trigger_id__;
      if (typeof code === "string") return code;
    } catch {
      // The other form, or none.
    }
  }
  return "";
}

/**
 * The link's own targets stand first; the chat the page was opened from stands in for a choice. Not so where the choice itself
 * stands in for targets of the link's own: the card would go to a chat that nobody named.
 */
export function targetOf(
  { targets, hasOwnTargets, canTrigger }: Pick<PageData, "targets" | "hasOwnTargets" | "canTrigger">,
  launch: Launch | null,
): Target {
  if (targets.mode !== "choose") return { to: targets.mode, ids: targets.ids };
  return launch !== null && canTrigger && !hasOwnTargets ? { to: "trigger", code: launch.code } : { to: "picker" };
}

/** What no client may decide by its own default: both let people in whom nobody chose. */
const CLOSED = { externalChat: false, allowCreateGroup: false };

/** What `tt.sendMessageCard` takes for a target: exactly one way, so that no client has to weigh two (h5-jssdk §2.2). */
export function targetFields(target: Target, picker: PageData["picker"]): Record<string, unknown> {
  switch (target.to) {
    case "picker":
      return { shouldChooseChat: true, chooseChatParams: { ...CLOSED, ...picker } };
    case "chats":
      return { shouldChooseChat: false, openChatIDs: [...target.ids] };
    case "people":
      return { shouldChooseChat: false, openIDs: [...target.ids] };
    case "trigger":
      return { shouldChooseChat: false, triggerCode: target.code };
  }
}
