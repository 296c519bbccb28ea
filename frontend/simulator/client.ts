/** Which client a page runs in, read from its user agent, and what each version can do (h5-jssdk §3.3, §3.4). */

export type Platform = "windows" | "mac" | "ios" | "android" | "harmony";

export interface Client {
  readonly platform: Platform;
  readonly version: string;
  readonly brand: "feishu" | "lark";
  /** As in `LarkLocale/…`; empty when the user agent names none. */
  readonly language: string;
}

/** What the version tables tell apart: both desktop clients are one. */
type System = "ios" | "android" | "pc" | "harmony";

/** Least versions; `null` = never. */
type Minimum = Readonly<Record<System, string | null>>;

const byDevice = (phone: string, pc: string | null, harmony: string | null): Minimum => ({
  ios: phone,
  android: phone,
  pc,
  harmony,
});
const everywhere = (version: string, harmony: string | null): Minimum => byDevice(version, version, harmony);

export const NEEDS = {
  config: everywhere("5.1", "7.35"),
  sendMessageCard: everywhere("3.44", "7.39"),
  sendFromMiniProgram: everywhere("3.19", "7.39"),
  chooseChat: everywhere("3.44", "7.35"),
  chooseContact: everywhere("5.7", "7.35"),
  shouldChooseChat: byDevice("3.42", "3.43", "7.39"),
  sendCardInfo: everywhere("4.2", "7.39"),
  additionalMessage: everywhere("4.10", "7.39"),
  openIDs: everywhere("6.6", "7.39"),
  triggerCode: everywhere("3.19", null),
  /** Where both are given; iOS alone once had it the other way round. Harmony knows no trigger. */
  chatsBeforeTrigger: { ...everywhere("3.19", "7.39"), ios: "5.26" },
  createGroup: byDevice("3.42", "5.28", null),
  confirmText: everywhere("5.31", null),
  ignoreBot: byDevice("3.9", null, "7.47"),
  ignoreSelf: byDevice("3.42", "3.43", "7.47"),
  externalChat: everywhere("3.30", "7.39"),
  externalContact: everywhere("5.7", null),
  getSystemInfo: byDevice("3.43", "3.47", "7.35"),
  requestAccess: everywhere("6.9", "7.35"),
  requestAuthCode: everywhere("5.1", "7.35"),
} satisfies Record<string, Minimum>;

export type Need = keyof typeof NEEDS;

/** The client a user agent belongs to; null for anything that is no Feishu or Lark client. */
export function clientOf(userAgent: string): Client | null {
  const version = /\bLark\/(\d+\.\d+(?:\.\d+)?)/.exec(userAgent)?.[1];
  if (version === undefined) return null;
  return {
    platform: platformOf(userAgent),
    version,
    brand: /\bChannelName\/Lark\b/.test(userAgent) ? "lark" : "feishu",
    language: /\bLarkLocale\/(\w+)/.exec(userAgent)?.[1] ?? "",
  };
}

function platformOf(userAgent: string): Platform {
  if (/OpenHarmony/.test(userAgent)) return "harmony";
  if (/iPhone|iPad/.test(userAgent)) return "ios";
  if (/Android/.test(userAgent)) return "android";
  return /Macintosh/.test(userAgent) ? "mac" : "windows";
}

export function isPhone(client: Client): boolean {
  return client.platform === "ios" || client.platform === "android" || client.platform === "harmony";
}

export function supports(client: Client, need: Need): boolean {
  const minimum: Minimum = NEEDS[need];
  const least = minimum[systemOf(client.platform)];
  return least !== null && compare(client.version, least) >= 0;
}

function systemOf(platform: Platform): System {
  return platform === "windows" || platform === "mac" ? "pc" : platform;
}

/** By part, as numbers: 5.9 stands below 5.12. */
export function compare(a: string, b: string): number {
  const left = a.split(".").map(Number);
  const right = b.split(".").map(Number);
  for (let index = 0; index < Math.max(left.length, right.length); index += 1) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
