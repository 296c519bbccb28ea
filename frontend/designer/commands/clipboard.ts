/**
 * The system clipboard: what is selected leaves as JSON text, so that it can be pasted into other cards, tabs, people's
 * chats and editors; whatever JSON comes in, a component or any envelope around a card, becomes components.
 */
import { parse } from "lossless-json";
import { withNewIds } from "../../document/assign-ids.ts";
import { topmost } from "../../document/commands/result.ts";
import { exactly, formatExact } from "../../document/exact-json.ts";
import { type Element, isElement } from "../../document/tree.ts";
import { isObject } from "../../document/values.ts";
import { t } from "../../i18n/commands.ts";
import { call, Problem } from "../../web/api.ts";
import { addNew } from "../core/adding.ts";
import { rootElements } from "../core/root-elements.ts";
import { elementsOf, removeSelected } from "../core/selection-actions.ts";
import type { Studio } from "../core/studio.ts";
import { replacing, type Unwrapped, whyNone } from "../source/envelopes.ts";

/** What is selected, as JSON text; undefined when nothing is. */
function selectedText(studio: Studio): string | undefined {
  const elements = elementsOf(studio.state, topmost(studio.state, studio.selected));
  if (elements.length === 0) return undefined;
  return formatExact(elements.length === 1 ? elements[0] : elements);
}

/** Answers `copy` and `cut` events. */
export function onCopy(studio: Studio, event: ClipboardEvent): void {
  const text = selectedText(studio);
  if (text === undefined || event.clipboardData === null) return;
  event.preventDefault();
  event.clipboardData.setData("text/plain", text);
  if (event.type === "cut") removeSelected(studio);
  else sayCopied(studio);
}

/** Answers `paste` events. */
export function onPaste(studio: Studio, event: ClipboardEvent): void {
  const data = event.clipboardData;
  if (data === null) return;
  event.preventDefault();
  const text = data.getData("text/plain");
  if (text === "" && data.files.length > 0) studio.say(t("pasted-image"), "info");
  else void pasteText(studio, text);
}

/** For menus, which get no event; browsers may refuse. */
export async function copySelected(studio: Studio, cut = false): Promise<void> {
  const text = selectedText(studio);
  if (text === undefined) return;
  try {
    await navigator.clipboard.writeText(text);
    if (cut) removeSelected(studio);
    else sayCopied(studio);
  } catch {
    studio.say(t("clipboard-denied"), "info");
  }
}

export async function pasteFromClipboard(studio: Studio): Promise<void> {
  try {
    await pasteText(studio, await navigator.clipboard.readText());
  } catch {
    studio.say(t("clipboard-denied"), "info");
  }
}

function sayCopied(studio: Studio): void {
  const count = topmost(studio.state, studio.selected).length;
  studio.say(count === 1 ? t("copied") : t("copied-several", { count }), "done");
}

/** Adds what a text holds: components, a card, or else the words themselves. */
export async function pasteText(studio: Studio, text: string): Promise<void> {
  if (text.trim() === "" || !studio.mayEdit) return;
  const elements = elementsFrom(text);
  if (elements !== undefined) return put(studio, elements);
  if (!/[{[]/.test(text)) return put(studio, [{ tag: "markdown", content: text.trim() }]);
  try {
    await pasteCard(studio, text);
  } catch (error) {
    // Text with a brace in it that is no JSON is still text somebody wants on the card.
    if (error instanceof Problem && !/^\s*[{[]/.test(text)) put(studio, [{ tag: "markdown", content: text.trim() }]);
    else
      studio.say(t("paste-unreadable", { reason: error instanceof Problem ? error.message : String(error) }), "info");
  }
}

async function pasteCard(studio: Studio, text: string): Promise<void> {
  const answer = await call("POST", "cards/unwrap/", { body: { text } });
  const { card, document } = exactly(answer);
  if (isObject(card)) await offer(studio, { card, document: isObject(document) ? document : undefined });
  else studio.say(whyNone(answer.data), "info");
}

/** The components a text holds on their own, without a card around them. */
function elementsFrom(text: string): readonly Element[] | undefined {
  try {
    const value = parse(text);
    const items = Array.isArray(value) ? value : [value];
    return items.length > 0 && items.every(isElement) ? items : undefined;
  } catch {
    return undefined;
  }
}

function put(studio: Studio, elements: readonly Element[]): void {
  addNew(studio, { elements: elements.map(withNewIds), verb: "paste" });
}

/** A whole card: into an empty one it goes at once, else the person is asked what is to become of the present one. */
async function offer(studio: Studio, found: Unwrapped): Promise<void> {
  const replace = () => studio.apply(replacing(studio.state, found));
  if (rootElements(studio.state.document.card).length === 0) return void replace();
  const { askReplaceOrAdd: askHow } = await import("./replace-dialog.ts");
  const how = await askHow();
  if (how === "replace") replace();
  else if (how === "add") put(studio, rootElements(found.card));
}
