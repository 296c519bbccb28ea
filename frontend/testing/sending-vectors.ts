/** `tests/vectors/sending` for the tests of whatever sends, and what they have in common. */
import { readFileSync } from "node:fs";
import { LANGUAGES, type Language } from "../i18n/languages.ts";
import type { Needs } from "../jssdk/standalone/link.ts";
import {
  type Answer,
  button,
  type Client,
  file,
  type Launch,
  type Link,
  type Playing,
  sharePage,
  type World,
} from "./senders.ts";

export type Fields = Readonly<Record<string, unknown>>;
export type Way = "picker" | "chats" | "people" | "trigger";
export type Spoken<T> = Readonly<Record<"en" | "zh", T>>;

export interface Said {
  readonly says: string;
  readonly buttons: readonly string[];
}

type ByMode = Readonly<Record<Link["mode"], string>>;
/** The version a client lacks, by sender and mode. */
export type ClientCase = Client & Readonly<Record<"page" | "h5" | "mini-program", ByMode>>;

export function vectors<T>(name: string): T {
  return JSON.parse(readFileSync(`tests/vectors/sending/${name}.json`, "utf8")) as T;
}

export const { links, launches, cases } = vectors<{
  links: Readonly<Record<string, Link>>;
  launches: readonly (Launch & { name: string })[];
  cases: readonly { source: string; link: string; way: Way; fields: Fields }[];
}>("calls");
export const { needs, clients } = vectors<{
  needs: Readonly<Record<"page" | "mini-program", Needs>>;
  clients: readonly ClientCase[];
}>("clients");
const CODES = vectors<Readonly<Record<Link["mode"], Readonly<Record<Language, World["codes"]>>>>>("codes");
/** After some codes a button on somebody else's page, which can't sign it, leads to the share page. */
export const { leads: LEADS } = vectors<{ leads: Spoken<Said> }>("problems");

/** Languages that the vectors speak. */
export const SPOKEN = LANGUAGES.filter((language): language is "en" | "zh" => language === "en" || language === "zh");

export const NEW_IPHONE: Client = { platform: "ios", version: "7.24.10", trigger: true };
export const UNASKED: Answer = { called: "silent", result: undefined };

export interface Kind {
  readonly on: "page" | "h5" | "mini-program";
  open(world: World): Playing;
}

export const SENDERS: Readonly<Record<string, Kind>> = {
  "share page": { on: "page", open: sharePage },
  button: { on: "page", open: button },
  "H5 page": { on: "h5", open: (world) => file(world, needs.page, "h5") },
  "mini-program": { on: "mini-program", open: (world) => file(world, needs["mini-program"], "mini-program") },
};

/** What a page was told the link's mode is: people on a client without `openIDs` are chosen. */
export function codesFor(link: Link, asksForPicker: boolean, language: Language): World["codes"] {
  return CODES[asksForPicker ? "choose" : link.mode][language];
}

/**
 * How a link sends here, by the rules of `calls.json`: its own targets stand first, and nothing but a choice stands in for
 * them; where a link names none, the chat it was opened from does.
 */
export function wayOf(link: Link, launch: Launch, client: Client, asksForPicker: boolean): Way {
  if (link.mode !== "choose") return asksForPicker ? "picker" : link.mode;
  return launch.code !== "" && client.trigger ? "trigger" : "picker";
}

/** Launches by the code in them: those that mean the same take turns, from one row to the next. */
const BY_CODE = [...new Set(launches.map(({ code }) => code))].map((code) =>
  launches.filter((one) => one.code === code),
);
let round = 0;

export function launchesInTurn(): Launch[] {
  round += 1;
  return BY_CODE.map((alike) => alike[round % alike.length] as Launch);
}

export function saidBy(playing: Playing): Said {
  const { text, buttons } = playing.said();
  return { says: text, buttons };
}
