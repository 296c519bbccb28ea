/** What a taken-away file carries: the calls a link makes, as its target and what goes along. */
import type { PageData, Target } from "../types.ts";

type Fields = Readonly<Record<string, unknown>>;

export interface Link {
  readonly targets: PageData["targets"];
  readonly request: Fields;
  readonly picker: Fields;
}

/** The link behind its calls: one to the picker or to people, or one for each ten chats of a list. */
export function linkOf(calls: readonly Fields[]): Link {
  const [first = {}] = calls;
  const { shouldChooseChat, chooseChatParams = {}, openChatIDs, openIDs, ...request } = first;
  const ids = (name: string) => calls.flatMap((call) => (call[name] as string[] | undefined) ?? []);
  const mode = shouldChooseChat === true ? "choose" : openIDs !== undefined ? "people" : "chats";
  const targets = {
    mode,
    ids: mode === "choose" ? [] : ids(mode === "people" ? "openIDs" : "openChatIDs"),
    names: {},
  } as const;
  return { targets, request, picker: chooseChatParams as Fields };
}

/** First versions by what is asked for and by platform, as `[6, 6, 0]`; null where no version can do it. */
export type Needs = Readonly<Record<string, Readonly<Record<string, readonly number[] | null>>>>;

export interface Client {
  /** `ios`, `android`, `pc`, `harmony`; empty where it is not known. */
  readonly platform: string;
  /** As `7.24.10`; empty where it is not known: then everything is thought to be there. */
  readonly version: string;
  /** `feishu` or `lark`; absent or empty where it is not known. */
  readonly brand?: string;
}

const PLATFORMS: readonly (readonly [string, RegExp])[] = [
  ["harmony", /OpenHarmony|HarmonyOS/],
  ["ios", /iPhone|iPad|iPod/],
  ["android", /Android/],
  ["pc", /Macintosh|Windows NT|X11|Linux/],
];

/** The client whose web view has this user agent (h5-jssdk §3.3). */
export function clientOf(userAgent: string): Client {
  const platform = PLATFORMS.find(([, pattern]) => pattern.test(userAgent))?.[0] ?? "";
  const version = /\b(?:Lark|Feishu)\/([\d.]+)/.exec(userAgent)?.[1] ?? "";
  return { platform, version, brand: /\bChannelName\/(Feishu|Lark)\b/.exec(userAgent)?.[1]?.toLowerCase() ?? "" };
}

/** What stands in the way of a call: the version it needs, `never`, or nothing (empty). */
export function lacking(client: Client, target: Target, needs: Needs): string {
  const features = [...ALWAYS, ...(FOR[target.to] ?? [])];
  const rows = features.map((name) => needs[name]?.[client.platform]).filter((row) => row !== undefined);
  if (client.version === "") return "";
  if (rows.includes(null)) return "never";
  const mine = client.version.split(".").map(Number);
  const older = rows.filter((row) => row !== null && order(mine, row) < 0) as (readonly number[])[];
  const [most] = older.sort((one, other) => order(other, one));
  return most === undefined ? "" : most.slice(0, 2).join(".");
}

/** Whether a client can send to the chat whose "+" menu opened it. */
export function canTrigger(client: Client, needs: Needs): boolean {
  return needs.triggerCode?.[client.platform] !== null;
}

const ALWAYS = ["config", "sendMessageCard"];
const FOR: Partial<Record<Target["to"], readonly string[]>> = { picker: ["shouldChooseChat"], people: ["openIDs"] };

/** By part, as numbers: 5.9 is older than 5.12. */
function order(one: readonly number[], other: readonly number[]): number {
  for (let part = 0; part < 3; part += 1) {
    const difference = (one[part] ?? 0) - (other[part] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
