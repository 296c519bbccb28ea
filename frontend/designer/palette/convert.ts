/**
 * What does not fit the card's format, by way of the other one: a 1.0 card becomes 2.0 for the sake of a component that only
 * 2.0 has, and a block of the other format becomes the card's. Shown what that changes, then one step.
 */
import { html, nothing, render } from "lit";
import { stringify } from "lossless-json";
import { ArrowRight, Ban, Check, Trash2, TriangleAlert } from "lucide";
import { componentOf } from "../../document/catalog.ts";
import { takeOver } from "../../document/commands/replace.ts";
import { parseExact } from "../../document/exact-json.ts";
import { formatOf } from "../../document/state.ts";
import { isElement } from "../../document/tree.ts";
import { isObject } from "../../document/values.ts";
import { t } from "../../i18n/palette.ts";
import { icon } from "../../ui/icon.ts";
import { call, Problem } from "../../web/api.ts";
import type { Shapes } from "../../web/api-types.ts";
import { addNew } from "../core/adding.ts";
import type { Catalog } from "../core/catalog.ts";
import type { BlockContent } from "../core/insert-block.ts";
import type { Studio } from "../core/studio.ts";
import type { Offer } from "./offers.ts";

/** One thing that will not be as it was (`cards/convert/`). */
interface Change {
  readonly pointer: string;
  readonly kind: "dropped" | "replaced" | "kept" | "refused" | "warned";
  readonly message: string;
}

const SHAPES = { dropped: Trash2, replaced: ArrowRight, kept: Check, refused: Ban, warned: TriangleAlert } as const;

/** What is new and wrong comes first: it is what the decision is about. */
const ORDER = ["refused", "warned", "dropped", "replaced", "kept"] as const;

/** Asks, switches the card, and adds what was asked for. */
export async function convertFor(studio: Studio, offer: Offer): Promise<void> {
  const { document: before } = studio.state;
  const answer = await converted(studio, before, "2.0");
  const words = { title: t("convert-title"), text: t("convert-text", { name: offer.label }), verb: t("convert") };
  if (answer === undefined || !(await agreed(studio, words, answer.changes))) return;
  if (studio.state.document !== before) {
    studio.say(t("changed-meanwhile"), "info");
    return;
  }
  const label = { key: "did-convert", params: { format: "2.0" } } as const;
  if (!studio.apply(takeOver(studio.state, { ...before, card: answer.card }, label, "local"))) return;
  const snippet = studio.catalog.components[offer.tag]?.snippets["2.0"];
  if (isElement(snippet)) addNew(studio, { elements: [snippet], isStart: true });
}

/** The block as it is in the card's format; undefined where nobody wants it so. */
export async function blockFor(
  studio: Studio,
  block: Shapes["Block"],
  content: BlockContent,
): Promise<BlockContent | undefined> {
  const to = formatOf(studio.state);
  const { elements, variables } = content;
  const card = block.format === "2.0" ? { schema: "2.0", body: { elements } } : { elements };
  const answer = await converted(studio, { card, variables, samples: [] }, to);
  if (answer === undefined || !isObject(answer.card)) return undefined;
  const { card: made } = answer;
  const held = to === "2.0" ? isObject(made.body) && made.body.elements : made.elements;
  const words = {
    title: t("block-title", { name: block.name }),
    text: t("block-text", { format: block.format, to }),
    verb: t("block-add"),
  };
  if (answer.changes.length > 0 && !(await agreed(studio, words, answer.changes))) return undefined;
  return { elements: Array.isArray(held) ? held.filter(isElement) : [], variables };
}

interface Converted {
  readonly card: unknown;
  readonly changes: readonly Change[];
}

/** The document's card in a format, every digit of it; undefined when that could not be found out, which is said. */
async function converted(studio: Studio, document: object, to: string): Promise<Converted | undefined> {
  try {
    const body = `{"document":${stringify(document)},"to":"${to}"}`;
    const { text, data } = await call("POST", "cards/convert/", { body });
    const exact = parseExact(text);
    return { card: isObject(exact) ? exact.card : undefined, changes: data.changes };
  } catch (error) {
    studio.say(error instanceof Problem ? error.message : t("no-answer"), "info");
    return undefined;
  }
}

interface Words {
  readonly title: string;
  readonly text: string;
  readonly verb: string;
}

/** Resolves with whether the person wants the switch; Escape is no. */
function agreed({ catalog }: Studio, words: Words, changes: readonly Change[]): Promise<boolean> {
  return new Promise((resolve) => {
    const dialog = document.createElement("dialog");
    dialog.className = "dialog convert";
    dialog.setAttribute("aria-labelledby", "convert-title");
    render(
      html`<div class="dialog-body">
          <h2 id="convert-title">${words.title}</h2>
          <p>${words.text}</p>
          ${
            changes.length === 0
              ? html`<p>${t("convert-same")}</p>`
              : html`${changes.some(({ kind }) => kind === "refused") ? html`<p class="convert-refused">${t("convert-refused")}</p>` : nothing}
                <p>${t("convert-changes", { count: changes.length })}</p>
                <ul class="convert-l">${sorted(changes).map(
                  ({ kind, message }) =>
                    html`<li class=${`is-${kind}`}>${icon(SHAPES[kind], { class: "i-sm", label: t(kind) })}<span>${inWords(message, catalog)}</span></li>`,
                )}</ul>`
          }
        </div>
        <div class="dialog-foot">
          <button class="btn" type="button" @click=${() => dialog.close()}>${t("cancel")}</button>
          <button class="btn btn-ink" type="button" @click=${() => dialog.close("yes")}>${words.verb}</button>
        </div>`,
      dialog,
    );
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue === "yes");
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}

function sorted(changes: readonly Change[]): readonly Change[] {
  return [...changes].sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
}

/** The report is written for whoever knows the tags; here components are called as the palette calls them. */
function inWords(message: string, catalog: Catalog): string {
  return message.replace(/“(\w+)”/g, (quoted, tag: string) => {
    const component = componentOf(catalog, tag);
    return component === undefined ? quoted : `“${component.label}”`;
  });
}
