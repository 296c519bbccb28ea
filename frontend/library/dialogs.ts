/** Small dialogs that ask one thing: a name, a folder, tags, or "are you sure". */
import { html, nothing, render, type TemplateResult } from "lit";
import { t } from "../i18n/order.ts";

/** Shows what `draw` makes, a form in a dialog; resolves with what it was closed with, undefined for Escape and Cancel. */
export function askInDialog<Answer>(
  title: string,
  draw: (close: (answer: Answer) => void, redraw: () => void) => TemplateResult,
): Promise<Answer | undefined> {
  return new Promise((resolve) => {
    const dialog = document.createElement("dialog");
    dialog.className = "dialog";
    dialog.setAttribute("aria-label", title);
    let answer: Answer | undefined;
    const close = (value?: Answer) => {
      answer = value;
      dialog.close();
    };
    const redraw = () => render(html`${draw(close, redraw)}`, dialog);
    redraw();
    dialog.addEventListener("click", (event) => {
      if (event.target instanceof Element && event.target.closest("[data-cancel]")) close();
    });
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(answer);
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}

/** The frame of each: heading, body, Cancel and the button that answers. */
export function question(
  title: string,
  body: TemplateResult,
  verb: string,
  options: { readonly danger?: boolean; readonly submit: (form: HTMLFormElement) => void },
): TemplateResult {
  const submitted = (event: SubmitEvent) => {
    event.preventDefault();
    options.submit(event.target as HTMLFormElement);
  };
  return html`<form @submit=${submitted}>
    <div class="dialog-body"><h2>${title}</h2>${body}</div>
    <div class="dialog-foot">
      <button class="btn btn-quiet" type="button" data-cancel>${t("cancel")}</button>
      <button class="btn ${options.danger ? "btn-danger" : "btn-ink"}">${verb}</button>
    </div>
  </form>`;
}

export function askName(title: string, verb: string, value = ""): Promise<string | undefined> {
  return askInDialog<string>(title, (close) =>
    question(
      title,
      html`<label class="field"><span class="label">${t("folder-name")}</span>
        <input class="input" name="name" maxlength="120" required autocomplete="off" .value=${value} autofocus></label>`,
      verb,
      {
        submit: (form) => {
          const name = String(new FormData(form).get("name") ?? "").trim();
          if (name !== "") close(name);
        },
      },
    ),
  );
}

/** True for yes. */
export async function askSure(title: string, text: string, verb: string): Promise<boolean> {
  const answer = await askInDialog<true>(title, (close) =>
    question(title, html`<p>${text}</p>`, verb, { danger: true, submit: () => close(true) }),
  );
  return answer === true;
}

export interface FolderChoice {
  /** null: in no folder. */
  readonly id: string | null;
  readonly name: string;
  readonly depth: number;
}

/** Where to move cards; `current` is where all of them are, if they are in one place. */
export function askFolder(
  folders: readonly FolderChoice[],
  current: string | null | undefined,
): Promise<FolderChoice | undefined> {
  const title = t("move-title");
  const choices = [{ id: null, name: t("move-nowhere"), depth: 0 }, ...folders];
  const row = (
    choice: FolderChoice,
    index: number,
  ) => html`<label class="pick-row nav-sub-${Math.min(choice.depth, 4)}">
    <input type="radio" name="folder" value=${index} ?checked=${choice.id === current}><span class="cut">${choice.name}</span></label>`;
  return askInDialog<FolderChoice>(title, (close) =>
    question(
      title,
      html`<div class="pick-list" role="radiogroup" aria-label=${title}>${choices.map(row)}</div>`,
      t("move-here"),
      {
        submit: (form) => {
          const index = new FormData(form).get("folder");
          const chosen = choices[Number(index)];
          if (index !== null && chosen) close(chosen);
        },
      },
    ),
  );
}

export type Spread = "on" | "some" | "off";

/** Which tags to give and which to take away. `tags` says how each stands among the cards; a new one can be typed. */
export function askTags(tags: ReadonlyMap<string, Spread>): Promise<ReadonlyMap<string, Spread> | undefined> {
  const title = t("tags-title");
  const wanted = new Map(tags);
  return askInDialog<ReadonlyMap<string, Spread>>(title, (close, redraw) => {
    const flip = (tag: string) => {
      wanted.set(tag, wanted.get(tag) === "on" ? "off" : "on");
      redraw();
    };
    const chip = ([tag, spread]: [string, Spread]) => html`<button type="button" class="chip chip-line tag-${spread}"
      aria-pressed=${spread === "some" ? "mixed" : String(spread === "on")} title=${t(`tag-${spread}`, { tag })} @click=${() => flip(tag)}>${tag}</button>`;
    const add = (form: HTMLFormElement): boolean => {
      const field = form.elements.namedItem("tag") as HTMLInputElement;
      const tag = field.value.trim();
      if (tag === "") return false;
      wanted.set(tag, "on");
      field.value = "";
      redraw();
      return true;
    };
    const body = html`<p>${wanted.size > 0 ? t("tags-text") : t("tags-none")}</p>
      ${wanted.size > 0 ? html`<div class="tags pick-tags">${[...wanted].map(chip)}</div>` : nothing}
      <div class="field"><label class="label" for="new-tag">${t("tags-new")}</label>
        <span class="tag-new"><input class="input" id="new-tag" name="tag" maxlength="40" autocomplete="off">
          <button class="btn" type="button" @click=${(event: Event) => add((event.target as HTMLButtonElement).form as HTMLFormElement)}>${t("tags-add")}</button></span></div>`;
    // Enter in the field adds what is typed; with nothing typed it saves.
    return question(title, body, t("tags-save"), { submit: (form) => add(form) || close(wanted) });
  });
}
