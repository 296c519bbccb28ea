/** The general settings: name and door, kept with one button; deleting the team, which asks for its name. */
import { html } from "lit";
import { t } from "../i18n/teams.ts";
import { askInDialog, question } from "../ui/dialogs.ts";
import { call } from "../web/api.ts";
import type { Shapes } from "../web/api-types.ts";
import { sayOnNextPage } from "../web/next-page.ts";
import { attempt, reasonOf } from "./attempt.ts";
import { refresh } from "./refresh.ts";

type Door = Shapes["TeamDetailOut"]["door"];

interface Settings {
  readonly name: string;
  readonly door: Door | undefined;
  /** Undefined where the team has nobody but its owner. */
  readonly viewersSend: boolean | undefined;
}

export function watchGeneral(form: HTMLFormElement, team: string): void {
  const button = form.querySelector<HTMLButtonElement>("button.btn-ink");
  if (button === null) return;
  const said = form.querySelector<HTMLElement>("[data-said]");
  let kept = read(form);
  const isChanged = () => JSON.stringify(read(form)) !== JSON.stringify(kept);
  const show = () => {
    button.disabled = !isChanged() || read(form).name === "";
    if (said) said.textContent = read(form).name === "" ? t("name-needed") : "";
  };
  form.addEventListener("input", show);
  window.addEventListener("beforeunload", (event) => {
    if (isChanged()) event.preventDefault();
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (button.disabled) return;
    const wanted = read(form);
    const done = await attempt(async () => {
      const { name, door, viewersSend } = wanted;
      const more = { ...(door && { door }), ...(viewersSend !== undefined && { viewers_send: viewersSend }) };
      await call("PATCH", `teams/${team}/`, { body: { name, ...more } });
      kept = wanted;
      await refresh();
      return true;
    });
    show();
    if (done && said) said.textContent = t("saved");
  });
}

function read(form: HTMLFormElement): Settings {
  const data = new FormData(form);
  const door = data.get("door");
  return {
    name: String(data.get("name") ?? "").trim(),
    door: door === null ? undefined : (door as Door),
    viewersSend: form.querySelector<HTMLInputElement>("#viewers-send")?.checked,
  };
}

/** Asks for the team's name, so that nobody deletes one by habit. */
export async function deleteTeam(team: string, name: string, { cards, people, days }: DOMStringMap): Promise<void> {
  const title = t("delete-title", { team: name });
  let typed = "";
  let problem = "";
  const done = await askInDialog<true>(
    title,
    (close, redraw) => {
      const submit = async () => {
        try {
          await call("DELETE", `teams/${team}/`);
          close(true);
        } catch (error) {
          problem = reasonOf(error);
          redraw();
        }
      };
      const type = (event: Event) => {
        typed = (event.target as HTMLInputElement).value;
        redraw();
      };
      const counts = { cards: cards ?? "", people: people ?? "", days: days ?? "" };
      const body = html`<p>${t("delete-text", counts)}</p><p>${t("delete-back", counts)}</p>
        <div class="field"><label class="label" for="typed-name">${t("delete-type", { team: name })}</label>
          <input class="input" id="typed-name" autocomplete="off" autofocus .value=${typed} @input=${type}></div>`;
      const off = typed.trim() !== name.trim();
      return question(title, body, t("delete-do"), {
        danger: true,
        off,
        problem,
        submit: () => void (off || submit()),
      });
    },
    { css: "dlg-m" },
  );
  if (!done) return;
  sayOnNextPage({ message: t("deleted", { team: name }), deletedTeam: team });
  location.assign("/library/");
}
