/** Making a team, and moving one's own cards and chat lists there when asked to. */
import { t } from "../i18n/teams.ts";
import { call } from "../web/api.ts";
import type { Shapes } from "../web/api-types.ts";
import { sayOnNextPage } from "../web/next-page.ts";
import { reasonOf } from "./attempt.ts";
import { moveAll } from "./move-all.ts";

type Door = Shapes["TeamDetailOut"]["door"];

export function watchNewTeam(form: HTMLFormElement): void {
  const name = form.elements.namedItem("name") as HTMLInputElement;
  const length = form.querySelector("[data-length]");
  const problem = form.querySelector<HTMLElement>("[data-problem]");
  const progress = form.querySelector<HTMLElement>("[data-progress]");
  const button = form.querySelector<HTMLButtonElement>("button.btn-ink");
  const count = () => {
    if (length) length.textContent = `${[...name.value].length} / 40`;
  };
  name.addEventListener("input", count);
  count();
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (button === null || button.disabled) return;
    button.disabled = true;
    if (problem) problem.textContent = "";
    try {
      const data = new FormData(form);
      const body = { name: name.value.trim(), door: data.get("door") as Door };
      const { data: made } = await call("POST", "teams/", { body });
      const moved = data.has("move")
        ? await moveAll(form.dataset.own ?? "", made.id, (done, all) => {
            if (progress) progress.textContent = t("moving", { done, all });
          })
        : undefined;
      sayOnNextPage({ message: sentence(made.name, moved) });
      location.assign(`/library/?team=${made.id}`);
    } catch (error) {
      if (problem) problem.textContent = reasonOf(error);
      button.disabled = false;
      name.focus();
    }
  });
}

function sentence(team: string, moved: Awaited<ReturnType<typeof moveAll>> | undefined): string {
  if (moved === undefined) return t("made", { team });
  const { cards, failed, all, problem } = moved;
  if (failed > 0) return t("made-partly", { team, count: failed, all, reason: reasonOf(problem) });
  return t("made-moved", { team, count: cards });
}
