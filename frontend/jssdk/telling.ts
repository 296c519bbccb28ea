/**
 * What a sender says in a state of the machine, and what may be pressed. The share page, `<share-to-chat>` and the taken-away
 * files show these sentences and buttons, and none of their own for what became of a send; `tests/vectors/sending` holds them.
 *
 * Here is the time until something has become of it: as much as the share page waits for. The rest is in `late-telling.ts`.
 */
import type { Translate } from "../i18n/index.ts";
import type { Word } from "../i18n/share.ts";
import type { Phase, State } from "./machine.ts";
import type { Target } from "./types.ts";

/** What a button does. */
export type Act = "send" | "next" | "retry" | "stop" | "stay" | "arrived" | "notArrived";

export interface Choice {
  readonly label: string;
  readonly act: Act;
}

export interface Telling {
  readonly tone: "ok" | "idle" | "bad";
  /** Empty where there is nothing to say. */
  readonly title: string;
  readonly text: string;
  /** What became of a note that went with the card: a title and a sentence, or nothing. */
  readonly note: readonly string[];
  /** Further sentences. */
  readonly more: readonly string[];
  readonly code: number | null;
  /** The main button first; none where nothing that could be pressed would help. */
  readonly choices: readonly Choice[];
  /** False where pressing them is of little use: they stand back. */
  readonly mayHelp: boolean;
  /** On the main button while nothing can be pressed. */
  readonly busy: string;
}

export const QUIET: Telling = {
  tone: "idle",
  title: "",
  text: "",
  note: [],
  more: [],
  code: null,
  choices: [],
  mayHelp: true,
  busy: "",
};

const EARLY: readonly Phase[] = ["ready", "preparing", "waiting", "asking"];

/** Whether nothing has become of a send yet. */
export function isEarly({ phase }: State): boolean {
  return EARLY.includes(phase);
}

/** What is said until then; `name` is that of the chat the page was opened from. */
export function earlyTelling({ phase, call }: State, target: Target, name: string, t: Translate<Word>): Telling {
  switch (phase) {
    case "preparing":
      return { ...QUIET, busy: t("preparing") };
    case "waiting": {
      const text = t(call?.target.to === "picker" ? "waitingText" : "confirmText");
      return { ...QUIET, title: t("waitingTitle"), text, busy: t("waiting") };
    }
    case "asking": {
      const choices = [choice(t("askYes"), "arrived"), choice(t("askNo"), "notArrived")];
      return { ...QUIET, title: t("askTitle"), text: t("askText"), choices };
    }
    default:
      return { ...QUIET, choices: [choice(sendLabel(target, name, t), "send")] };
  }
}

export function choice(label: string, act: Act): Choice {
  return { label, act };
}

/** What a tap does. The server writes the same for a link's targets. */
export function sendLabel(target: Target, name: string, t: Translate<Word>): string {
  switch (target.to) {
    case "picker":
      return t("choose");
    case "chats":
      return target.ids.length === 1 ? t("sendChat") : t("sendChats", { count: target.ids.length });
    case "people":
      return target.ids.length === 1 ? t("sendPerson") : t("sendPeople", { count: target.ids.length });
    case "trigger":
      return name === "" ? t("sendHere") : t("sendNamed", { name });
  }
}
