/** How a card reads before it is opened: in the list of chats, in a notification (card-format §1.2). DOM-free. */
import { TEXTS } from "../../document/slots.ts";
import { elementsIn } from "../../document/tree.ts";
import { isObject } from "../../document/values.ts";

export interface Summary {
  readonly text: string;
  /** Where it comes from. */
  readonly source: "config" | "title" | "text" | "nothing";
}

/** Markup whose signs a summary leaves out: tags, emphasis, headings, quotes, list marks, the address of a link. */
const PLAIN: readonly (readonly [RegExp, string])[] = [
  [/<at\b[^>]*>([^<]*)<\/at>/g, "@$1"],
  [/<[^<>]*>/g, ""],
  [/!?\[([^\]]*)\]\([^)]*\)/g, "$1"],
  [/(\*\*|~~|__|`+)/g, ""],
  [/^\s*(#{1,6} |> |[-*] |\d+\. )/gm, ""],
  [/\s+/g, " "],
];

/** The summary in a locale; "" takes the base texts. `nothing` has no text: the client says that there is a card. */
export function summaryOf(card: unknown, locale: string): Summary {
  if (!isObject(card)) return { text: "", source: "nothing" };
  const config = textOf(at(card, "config", "summary"), locale);
  if (config !== "") return { text: config, source: "config" };
  const headers = [at(card, "i18n_header", locale), card.header];
  for (const header of headers.filter(isObject)) {
    const title = textOf(header.title, locale) || textOf(header.subtitle, locale);
    if (title !== "") return { text: title, source: "title" };
  }
  const bodies = [at(card, "i18n_elements", locale), card.elements, at(card, "body", "elements")];
  for (const element of elementsIn(bodies.filter(Array.isArray))) {
    const text = TEXTS.has(element.tag) ? textOf(element, locale) : "";
    if (text !== "") return { text, source: "text" };
  }
  return { text: "", source: "nothing" };
}

/** The words of a text object in a locale, without markup; "" for what holds none. */
function textOf(holder: unknown, locale: string): string {
  if (!isObject(holder)) return "";
  const given = [at(holder, "i18n_content", locale), at(holder, "i18n", locale), holder.content];
  const text = given.find((one): one is string => typeof one === "string" && one.trim() !== "") ?? "";
  return PLAIN.reduce((words, [sign, rest]) => words.replace(sign, rest), text).trim();
}

function at(value: unknown, ...keys: readonly string[]): unknown {
  return keys.reduce<unknown>(
    (held, key) => (isObject(held) && Object.hasOwn(held, key) ? held[key] : undefined),
    value,
  );
}
