import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { setField } from "../../document/commands/set-field.ts";
import { CARD } from "../../document/ids.ts";
import { pointerOf } from "../../document/state.ts";
import { t } from "../../i18n/text.ts";
import type { MessageCard } from "../../preview/message-card.ts";
import type { DesignerCanvas } from "../canvas/canvas.ts";
import { nodeOf } from "../core/nodes.ts";
import { Part } from "../core/part.ts";
import type { Change } from "../core/studio.ts";
import { newBurst, typing } from "../inspector/typing.ts";
import { Follower } from "./follower.ts";
import { linkField } from "./link-field.ts";
import { markBar } from "./mark-bar.ts";
import { type Mark, type Marked, mark, marksOf } from "./markup.ts";
import { slotAt, type TextSlot, wordsIn } from "./slot.ts";

/**
 * `<text-editing>`: a text of the card edited where it stands. A field with the text's source lies over the drawn words, in
 * their font, and writes every keystroke into the document; the card below it is never the thing that is typed into, so a
 * composition survives any redrawing.
 */
export class TextEditing extends Part {
  static override properties = { ...Part.properties, slot_: { state: true } };

  protected override readonly watches: readonly Change[] = ["document"];
  declare private slot_: TextSlot | undefined;
  /** The card the text was picked on: there may be one for each device. */
  private card: MessageCard | undefined;
  private follower: Follower | undefined;
  /** One sitting is one step, also when a menu of the bar had the focus in between. */
  private burst = "";

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener("dblclick", this.pick);
    document.addEventListener("pointerdown", this.pressed, true);
    document.addEventListener("pointermove", this.wake);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener("dblclick", this.pick);
    document.removeEventListener("pointerdown", this.pressed, true);
    document.removeEventListener("pointermove", this.wake);
    this.end();
  }

  protected override heard(change: Change): void {
    super.heard(change);
    if (change === "edit-text" && !this.editSelected()) this.studio.say(t("no-text"), "info");
    if (change === "added") void this.editAdded();
    const gone = this.slot_ !== undefined && wordsIn(this.studio.state, this.slot_) === undefined;
    if (gone || (change === "view" && this.studio.view.interactive)) this.end();
  }

  private get field(): HTMLTextAreaElement | null {
    return this.querySelector("textarea");
  }

  /** Double click on the card. */
  private readonly pick = (event: MouseEvent): void => {
    const { studio } = this;
    if (!studio.mayEdit || studio.view.interactive) return;
    for (const card of document.querySelectorAll<MessageCard>("designer-canvas message-card")) {
      const drawn = card.elementAt(event.clientX, event.clientY);
      if (drawn === null) continue;
      const slot = slotAt(studio.state, studio.drawn.templateOf(drawn), studio.view.locale);
      if (slot !== undefined) this.begin(slot, card);
      return;
    }
  };

  /** Opens the text of what is selected. Answers whether there is one. */
  private editSelected(): boolean {
    const { studio } = this;
    const pointer = studio.focus === CARD ? undefined : pointerOf(studio.state, studio.focus);
    const card = document.querySelector<MessageCard>("designer-canvas message-card");
    const slot = pointer === undefined ? undefined : slotAt(studio.state, pointer, studio.view.locale);
    if (slot === undefined || card === null) return false;
    this.begin(slot, card);
    return true;
  }

  /** The words of something new can be typed over at once: as soon as they are drawn. */
  private async editAdded(): Promise<void> {
    const { selected } = this.studio;
    const canvas = document.querySelector<DesignerCanvas>("designer-canvas");
    const card = canvas?.querySelector<MessageCard>("message-card");
    if (canvas === null || card == null || selected.length !== 1 || this.studio.view.interactive) return;
    await canvas.drawn(card);
    if (this.studio.selected === selected) this.editSelected();
  }

  private begin(slot: TextSlot, card: MessageCard): void {
    this.end();
    this.card = card;
    this.slot_ = slot;
    this.studio.setEditingText(true);
    this.burst = newBurst();
  }

  private end(): void {
    this.follower?.stop();
    this.follower = undefined;
    this.slot_ = undefined;
    this.studio.setEditingText(false);
  }

  private readonly pressed = (event: Event): void => {
    const isOurs = event.composedPath().some((target) => target === this || isMenu(target));
    if (this.slot_ !== undefined && !isOurs) this.end();
  };

  private readonly wake = (): void => {
    this.querySelector(".ebar")?.classList.remove("is-faded");
  };

  protected override updated(changed: PropertyValues): void {
    const { field, slot_: slot, card } = this;
    if (slot === undefined || field === null || card === undefined) return;
    if (changed.has("slot_")) {
      this.follower = new Follower(card, field, this.querySelector(".ebar"), () => this.drawnNow(slot));
      this.follower.dress();
      field.focus();
      field.select();
    }
    this.follower?.fit();
  }

  /** Where the text is drawn now; it may have moved since. */
  private drawnNow({ id }: TextSlot): string | undefined {
    return this.studio.drawnOf(id)[0];
  }

  protected override render(): TemplateResult | typeof nothing {
    const { slot_: slot, studio } = this;
    const words = slot === undefined ? undefined : wordsIn(studio.state, slot);
    if (slot === undefined || words === undefined) return nothing;
    return html`<textarea class="text-field" rows="1" aria-label=${t("text-on-card")} spellcheck="false"
        ${typing({ value: words, take: (text) => this.take(text) })} @keydown=${this.keyed}></textarea>
      ${markBar({ studio, slot, held: () => this.held(), put: (marked) => this.put(marked), beside: linkField(studio, nodeOf(studio, slot.id), () => this.end()) })}`;
  }

  private take(text: string): void {
    const { slot_: slot, burst } = this;
    if (slot === undefined) return;
    this.querySelector(".ebar:not(:has(.ebar-link))")?.classList.add("is-faded");
    // What is selected stays so: the button, not the text in it.
    this.studio.apply(setField(this.studio.state, [slot.id], slot.path, text, { burst }));
  }

  private held(): Marked {
    const { field } = this;
    return { text: field?.value ?? "", start: field?.selectionStart ?? 0, end: field?.selectionEnd ?? 0 };
  }

  private put({ text, start, end }: Marked): void {
    const { field } = this;
    if (field === null) return;
    field.value = text;
    field.setSelectionRange(start, end);
    field.focus();
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }

  private readonly keyed = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    const kind = event.metaKey || event.ctrlKey ? KEYED[event.key.toLowerCase()] : undefined;
    if (kind !== undefined && this.slot_ !== undefined && marksOf(this.slot_.dialect).includes(kind)) {
      event.preventDefault();
      this.put(mark(this.held(), kind));
      return;
    }
    const isDone =
      event.key === "Escape" || (event.key === "Enter" && this.slot_?.dialect === "plain" && !event.shiftKey);
    if (!isDone) return;
    event.preventDefault();
    event.stopPropagation();
    const link = this.querySelector<HTMLInputElement>(".ebar-link input");
    // A button that leads nowhere yet is asked where to.
    if (event.key === "Enter" && link?.value === "") link.focus();
    else this.end();
  };
}

const KEYED: Readonly<Record<string, Mark>> = { b: "bold", i: "italic" };

/** A menu the bar opened stands elsewhere in the page. */
function isMenu(target: EventTarget): boolean {
  return target instanceof Element && target.matches(".pop-menu, dialog");
}

customElements.define("text-editing", TextEditing);
