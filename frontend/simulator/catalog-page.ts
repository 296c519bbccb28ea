/** The contact sheet: each case in four frames (theme × device), each pasted card once more for each of its languages. */
import type { MessageCard } from "../card/card.ts";
import { t } from "../i18n/catalog.ts";
import type { Shapes } from "../web/api-types.ts";
import { pageData } from "../web/page-data.ts";

type SheetCase = Shapes["SheetCase"];

interface Case extends SheetCase {
  readonly locale?: string;
}

const THEMES = ["light", "dark"] as const;
const DEVICES = ["desktop", "mobile"] as const;

const sheet = document.getElementById("sheet");
const paste = document.getElementById("paste") as HTMLTextAreaElement | null;
const problem = document.getElementById("problem");

/** Cards are given to their frames as those come near: a component may have forty cases of four frames each. */
const cards = new WeakMap<Element, Case>();
const watcher = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) {
      const one = cards.get(target);
      if (!isIntersecting || one === undefined) continue;
      watcher.unobserve(target);
      (target as MessageCard).card = one.card;
    }
  },
  { rootMargin: "600px" },
);

show(pageData("sheet-data").cases);
paste?.addEventListener("input", () => read(paste.value));

function show(cases: readonly Case[]): void {
  sheet?.replaceChildren(...cases.map(rowOf));
}

function rowOf(one: Case): HTMLElement {
  const row = document.createElement("section");
  row.className = "cat-row";
  const title = document.createElement("h2");
  title.textContent = one.name;
  row.append(title);
  for (const device of DEVICES) for (const theme of THEMES) row.append(frameOf(one, theme, device));
  return row;
}

function frameOf(one: Case, theme: (typeof THEMES)[number], device: (typeof DEVICES)[number]): HTMLElement {
  const frame = document.createElement("figure");
  frame.className = `cat-frame cat-${device}`;
  frame.dataset.theme = theme;
  const label = document.createElement("figcaption");
  label.textContent = `${t(theme)} · ${t(device)}`;
  const element = document.createElement("message-card") as MessageCard;
  Object.assign(element, { theme, device, ...inLanguage(one) });
  cards.set(element, one);
  watcher.observe(element);
  frame.append(label, element);
  return frame;
}

/** Only a card that is being designed shows where a language has no text of its own. */
function inLanguage({ locale }: Case): Partial<MessageCard> {
  return locale === undefined ? {} : { locale, mode: "design" };
}

function read(text: string): void {
  let card: unknown;
  try {
    card = text.trim() === "" ? undefined : unwrap(JSON.parse(text));
    problem?.toggleAttribute("hidden", true);
  } catch (error) {
    if (problem !== null) problem.textContent = t("notJson", { reason: String((error as Error).message) });
    problem?.toggleAttribute("hidden", false);
    return;
  }
  const locales = [...localesOf(card)].sort();
  const cases = [{ name: t("base"), card }, ...locales.map((locale) => ({ name: locale, card, locale }))];
  show(card === undefined ? [] : cases);
}

/** The card in the envelopes that hold it as an object or as JSON text. */
function unwrap(value: unknown): unknown {
  let inner = value;
  for (let depth = 0; depth < 5; depth += 1) {
    if (typeof inner !== "object" || inner === null || "elements" in inner || "body" in inner) return inner;
    const { card, dsl, content } = inner as Record<string, unknown>;
    const next = card ?? dsl ?? content;
    if (next === undefined) return inner;
    inner = typeof next === "string" ? JSON.parse(next) : next;
  }
  return inner;
}

/** Every language some text of the card is translated to. */
function localesOf(card: unknown): Set<string> {
  const found = new Set<string>();
  JSON.stringify(card, (key, value: unknown) => {
    const isTranslated = /^i18n(?:_|$)/.test(key) && typeof value === "object" && value !== null;
    if (isTranslated) for (const name of Object.keys(value)) found.add(name);
    return value;
  });
  return found;
}
