/** The bar over a text that is edited: only the marks its dialect takes, and the variables. */
import { html, nothing, type TemplateResult } from "lit";
import {
  AtSign,
  Bold,
  Braces,
  Code,
  Italic,
  Link,
  Palette,
  Smile,
  Strikethrough,
  Tag,
  User,
  UserRound,
  Users,
} from "lucide";
import { EMOJI_KEYS } from "../../card/markdown/emoji.ts";
import { called } from "../../document/variables.ts";
import { t, type Word } from "../../i18n/text.ts";
import { icon } from "../../ui/icon.ts";
import { openMenu } from "../core/popup-menu.ts";
import type { Studio } from "../core/studio.ts";
import { variablesAt, variablesOf } from "../inspector/variable-names.ts";
import { type Mark, type Marked, mark, marksOf, put } from "./markup.ts";
import type { TextSlot } from "./slot.ts";

interface BarOptions {
  readonly studio: Studio;
  readonly slot: TextSlot;
  /** What is typed and selected now. */
  readonly held: () => Marked;
  readonly put: (marked: Marked) => void;
  /** What else belongs to the words, before the marks. */
  readonly beside?: TemplateResult | typeof nothing;
}

const ICONS: Readonly<Record<Mark, Parameters<typeof icon>[0]>> = {
  bold: Bold,
  italic: Italic,
  strike: Strikethrough,
  code: Code,
  link: Link,
  at: AtSign,
  color: Palette,
  tag: Tag,
  emoji: Smile,
};

/** The most used ones first; the rest can be typed. */
const EMOJI = 24;

export function markBar(options: BarOptions): TemplateResult | typeof nothing {
  const marks = marksOf(options.slot.dialect);
  const names = variablesAt(options.studio, options.slot.id);
  const { beside = nothing } = options;
  if (marks.length === 0 && names.length === 0 && beside === nothing) return nothing;
  const button = (word: Word, shapes: Parameters<typeof icon>[0], run: (event: Event) => void) =>
    html`<button class="ib" type="button" aria-label=${t(word)} title=${t(word)} @click=${run}>${icon(shapes)}</button>`;
  return html`<div class="ebar" role="toolbar" aria-label=${t("edit-bar")} @pointerdown=${keepFocus}>
    ${beside}
    ${marks.map((kind) => button(kind, ICONS[kind], (event) => press(kind, event, options)))}
    ${names.length > 0 && marks.length > 0 ? html`<span class="vsep"></span>` : nothing}
    ${names.length > 0 ? button("variable", Braces, (event) => variables(event, options)) : nothing}
  </div>`;
}

/** What is selected in the field stays selected. */
function keepFocus(event: Event): void {
  if (!(event.target as Element).closest("label")) event.preventDefault();
}

function press(kind: Mark, event: Event, options: BarOptions): void {
  const at = event.currentTarget as Element;
  if (kind === "color" || kind === "tag") colors(kind, at, options);
  else if (kind === "emoji") emoji(at, options);
  else if (kind === "at") people(at, options);
  else if (kind === "link") void ask(kind, "link-prompt", options);
  else options.put(mark(options.held(), kind));
}

function colors(kind: "color" | "tag", at: Element, options: BarOptions): void {
  const { catalog } = options.studio;
  const words = kind === "tag" ? catalog.tag_colors : Object.keys(catalog.colors).filter((word) => !word.includes("-"));
  const items = words.map((word) => ({
    label: word,
    icon: kind === "tag" ? Tag : Palette,
    run: () => options.put(mark(options.held(), kind, word)),
  }));
  openMenu({ label: t(kind), groups: [items], at });
}

function emoji(at: Element, options: BarOptions): void {
  const items = [...EMOJI_KEYS].slice(0, EMOJI).map((key) => ({
    label: key,
    icon: Smile,
    run: () => options.put(mark(options.held(), "emoji", key)),
  }));
  openMenu({ label: t("emoji"), groups: [items], at });
}

function people(at: Element, options: BarOptions): void {
  const mention = (id: string) => options.put(mark(options.held(), "at", id));
  const known = variablesOf(options.studio).filter(({ type }) => type === "person");
  openMenu({
    label: t("at"),
    at,
    groups: [
      known.map((blank) => ({
        label: t("at-variable", { name: called(blank) }),
        icon: UserRound,
        run: () => mention(`\${${blank.name}}`),
      })),
      [
        { label: t("at-all"), icon: Users, run: () => mention("all") },
        { label: t("at-other"), icon: User, run: () => void ask("at", "at-prompt", options) },
      ],
    ],
  });
}

function variables(event: Event, options: BarOptions): void {
  const items = variablesAt(options.studio, options.slot.id).map(({ path, label }) => ({
    label,
    icon: Braces,
    run: () => options.put(put(options.held(), `\${${path}}`)),
  }));
  openMenu({ label: t("variable"), groups: [items], at: event.currentTarget as Element });
}

/** A mark that wants a word of the person's own. */
async function ask(kind: "link" | "at", words: Word, options: BarOptions): Promise<void> {
  const held = options.held();
  const { openWordDialog: askWord } = await import("./word-dialog.ts");
  const value = await askWord(t(words), kind === "link" ? "https://" : "");
  if (value === undefined || value === "") return options.put(held);
  options.put(mark(held, kind, value));
}
