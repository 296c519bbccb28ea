/** What the library asks in dialogs: a name, a folder, tags. */
import { html, nothing } from "lit";
import { t as tDialogs } from "../i18n/dialogs.ts";
import { t } from "../i18n/order.ts";
import { askInDialog, question } from "../ui/dialogs.ts";
import type { TeamChoice } from "./teams-shown.ts";

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

export interface FolderChoice {
  /** null: in no folder. */
  readonly id: string | null;
  readonly name: string;
  readonly depth: number;
}

/** A folder that is there, none, or one that is to be made (`id` undefined). */
export type FolderAnswer = FolderChoice | { readonly id: undefined; readonly name: string };

/** Where to move cards; `current` is where all of them are, if they are in one place. */
export function askFolder(
  folders: readonly FolderChoice[],
  current: string | null | undefined,
): Promise<FolderAnswer | undefined> {
  const title = t("move-title");
  const choices = [{ id: null, name: t("move-nowhere"), depth: 0 }, ...folders];
  const row = (
    choice: FolderChoice,
    index: number,
  ) => html`<label class="pick-row nav-sub-${Math.min(choice.depth, 4)}">
    <input type="radio" name="folder" value=${index} ?checked=${choice.id === current}><span class="cut">${choice.name}</span></label>`;
  return askInDialog<FolderAnswer>(title, (close) =>
    question(
      title,
      html`<div class="pick-list" role="radiogroup" aria-label=${title}>${choices.map(row)}</div>
        <label class="field pick-new"><span class="label">${t("move-new")}</span>
          <input class="input" name="new" maxlength="120" autocomplete="off" ?autofocus=${folders.length === 0}></label>`,
      t("move-here"),
      {
        submit: (form) => {
          const given = new FormData(form);
          const name = String(given.get("new") ?? "").trim();
          const index = given.get("folder");
          // One of that name that is there already is the one that is meant.
          const chosen = name === "" ? index !== null && choices[Number(index)] : atTop(folders, name);
          if (chosen) close(chosen);
          else if (name !== "") close({ id: undefined, name });
        },
      },
    ),
  );
}

function atTop(folders: readonly FolderChoice[], name: string): FolderChoice | undefined {
  return folders.find((folder) => folder.depth === 0 && folder.name === name);
}

export interface TeamAnswer {
  readonly team: TeamChoice;
  readonly how: "move" | "copy";
}

/** Into which other team, and whether the cards go there or stand in both; taking them along is for publishers. */
export function askTeam(teams: readonly TeamChoice[], mayMove: boolean): Promise<TeamAnswer | undefined> {
  const title = t("team-title");
  const row = ({ name }: TeamChoice, index: number) => html`<label class="pick-row nav-sub-0">
    <input type="radio" name="team" value=${index} required ?checked=${teams.length === 1} ?autofocus=${index === 0}><span class="cut">${name}</span></label>`;
  return askInDialog<TeamAnswer>(title, (close) => {
    const submit = (event: SubmitEvent) => {
      event.preventDefault();
      const team = teams[Number(new FormData(event.target as HTMLFormElement).get("team"))];
      const how = event.submitter?.dataset.how === "copy" ? "copy" : "move";
      if (team) close({ team, how });
    };
    return html`<form @submit=${submit}>
      <div class="dialog-body"><h2>${title}</h2>
        ${teams.length === 0 ? html`<p>${t("team-none")}</p>` : html`<p>${t(mayMove ? "team-text" : "team-copy-text")}</p><div class="pick-list" role="radiogroup" aria-label=${title}>${teams.map(row)}</div>`}</div>
      <div class="dialog-foot">
        <button class="btn btn-quiet" type="button" data-cancel>${tDialogs("cancel")}</button>
        ${teams.length === 0 ? nothing : html`<button class="btn ${mayMove ? "" : "btn-ink"}" data-how="copy">${t("team-copy")}</button>`}
        ${teams.length === 0 || !mayMove ? nothing : html`<button class="btn btn-ink" data-how="move">${t("team-move")}</button>`}
      </div>
    </form>`;
  });
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
