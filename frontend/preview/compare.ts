/** A dialog that shows two states of a card side by side and asks which one to go on with. */
import { html, nothing, render } from "lit";
import { createRef, ref } from "lit/directives/ref.js";
import { shownTheme } from "../ui/theme.ts";
import { newMessageCard } from "./message-card.ts";

export interface Side {
  readonly label: string;
  /** JSON text; what can't be read is shown as text. */
  readonly text: string;
  /** What its button says; without it this side is only shown. */
  readonly choose?: string;
}

export interface Question {
  readonly title: string;
  readonly text: string | readonly (string | Node)[];
  readonly mine: Side;
  readonly theirs: Side;
  /** Closes without a choice; Escape does the same. */
  readonly later?: string;
}

/** Resolves with the side that was chosen, or "later". */
export function compareCards(question: Question): Promise<"mine" | "theirs" | "later"> {
  return new Promise((resolve) => {
    const place = document.createElement("div");
    document.body.append(place);
    const dialog = createRef<HTMLDialogElement>();
    let answer: "mine" | "theirs" | "later" = "later";
    const close = (value: typeof answer) => {
      answer = value;
      dialog.value?.close();
    };
    const closed = () => {
      place.remove();
      resolve(answer);
    };
    render(
      html`<dialog class="dialog choose" aria-labelledby="choose-title" ${ref(dialog)} @close=${closed}>
        <div class="dialog-body">
          <h2 id="choose-title">${question.title}</h2>
          <p>${question.text}</p>
        </div>
        <div class="choose-b">
          ${side(question.mine, () => close("mine"), true)}
          ${side(question.theirs, () => close("theirs"), false)}
        </div>
        ${
          question.later === undefined
            ? nothing
            : html`<div class="dialog-foot">
              <button class="btn btn-quiet" type="button" @click=${() => close("later")}>${question.later}</button>
            </div>`
        }
      </dialog>`,
      place,
    );
    dialog.value?.showModal();
  });
}

function side({ label, text, choose: verb }: Side, chosen: () => void, ink: boolean) {
  return html`<section class="choose-s">
    <div class="choose-h">
      <h3>${label}</h3>
      ${verb === undefined ? nothing : html`<button class="btn ${ink ? "btn-ink" : ""}" type="button" @click=${chosen}>${verb}</button>`}
    </div>
    <div class="choose-v">${drawn(text)}</div>
  </section>`;
}

function drawn(text: string) {
  try {
    const element = newMessageCard();
    element.mode = "static";
    element.theme = shownTheme();
    element.card = JSON.parse(text);
    return element;
  } catch {
    return html`<pre class="choose-t">${text}</pre>`;
  }
}
