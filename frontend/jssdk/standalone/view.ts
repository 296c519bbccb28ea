/** What a taken-away file shows for each state of the machine: a text and its buttons. */

import { joined, type Translate, translator } from "../../i18n/index.ts";
import { type Word as LateWord, words as late } from "../../i18n/outcome.ts";
import { type Word as EarlyWord, words as early } from "../../i18n/share.ts";
import { type Word as OwnWord, words as own } from "../../i18n/standalone.ts";
import { inBrand } from "../../web/brand.ts";
import { flowing, type Known, lateTelling, type Said } from "../late-telling.ts";
import type { State } from "../machine.ts";
import { type Choice, earlyTelling, isEarly } from "../telling.ts";
import type { Target } from "../types.ts";

export interface View {
  readonly tone: "idle" | "ok" | "bad";
  readonly text: string;
  /** The main button first; maybe none. */
  readonly choices: readonly Choice[];
  /** What the button says while nothing can be pressed. */
  readonly busy: string;
}

/** Codes in words, in the language of the page. */
export type Codes = Known["codes"];
export type Say = Translate<EarlyWord | LateWord | OwnWord>;

const WORDS = joined(joined(early, late), own);

/** Sentences in a language, for people of a brand. */
export function sayIn(language: () => string, brand: string): Say {
  const say = translator(WORDS, language);
  return (key, params) => inBrand(say(key, params), brand);
}

export function viewOf(state: State, target: Target, codes: Codes, t: Say): View {
  const known = { codes, own: ownWords(state, t) };
  const telling = isEarly(state) ? earlyTelling(state, target, "", t) : lateTelling(state, known, t);
  const { tone, choices, busy } = telling;
  return { tone, text: flowing(telling, t), choices, busy };
}

/** Why the page was not signed: no answer, a server that can't answer now, or one that answers otherwise. */
function signerSaid(code: string, t: Say): Said {
  if (code === "") return { title: t("unreachable"), next: t("unreachableText"), again: true };
  if (/^HTTP (429|5)/.test(code)) return { title: t("signerBusy", { code }), next: t("signerBusyText"), again: true };
  return { title: t("config", { code }), next: t("configText"), again: true };
}

/** What stands in a file's way that a page of Card Studio does not meet. */
function ownWords({ problem }: State, t: Say): NonNullable<Known["own"]> {
  const code = problem?.message ?? "";
  return {
    server: signerSaid(code, t),
    signin: { title: t("signIn"), next: t("signInText"), again: true },
    ...(code === "never" ? { version: { title: t("never"), next: "", again: false } } : {}),
  };
}
