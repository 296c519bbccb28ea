/** The chat a page was opened from: its name, and what is said about it. Loaded by pages that a chat's "+" menu opened. */
import { words } from "../i18n/origin.ts";
import { spoken } from "./words.ts";

export { originName } from "../jssdk/trigger.ts";

/** The card goes to that chat; the client can't send there; the client no longer knows it. */
export type OriginKey = "from" | "noTrigger" | "gone";

export function originText(key: OriginKey, name: string, brand: string): string {
  const t = spoken(words, brand);
  if (key !== "from") return t(key);
  return name === "" ? t("fromHere") : t("fromNamed", { name });
}
