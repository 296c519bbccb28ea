/** `g`: every place, folder and tag of the side by typing some of its name. */
import { html, nothing } from "lit";
import { t } from "../i18n/order.ts";
import { askInDialog } from "../ui/dialogs.ts";
import { matching } from "./go-to-match.ts";

interface Goal {
  readonly name: string;
  readonly kind: string;
  readonly href: string;
}

export async function goTo(): Promise<void> {
  const goals = goalsShown();
  let typed = "";
  let at = 0;
  const found = (): readonly Goal[] => matching(goals, typed);
  const title = t("go-title");
  const goal = await askInDialog<Goal>(title, (close, redraw) => {
    const shown = found();
    const move = (event: KeyboardEvent): void => {
      const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
      if (step === 0 || event.isComposing || shown.length === 0) return;
      event.preventDefault();
      at = (at + step + shown.length) % shown.length;
      redraw();
      document.getElementById(`goal-${at}`)?.scrollIntoView({ block: "nearest" });
    };
    const input = (event: Event): void => {
      typed = (event.target as HTMLInputElement).value;
      at = 0;
      redraw();
    };
    const submit = (event: SubmitEvent): void => {
      event.preventDefault();
      const chosen = found()[at];
      if (chosen) close(chosen);
    };
    const row = (
      one: Goal,
      index: number,
    ) => html`<li id="goal-${index}" role="option" class="pick-row goal" aria-selected=${index === at}
      @click=${() => close(one)}><span class="cut grow">${one.name}</span><span class="meta">${one.kind}</span></li>`;
    return html`<form class="goals" @submit=${submit}>
      <input class="input" name="goal" aria-label=${title} placeholder=${t("go-placeholder")} autocomplete="off" spellcheck="false" autofocus
        role="combobox" aria-expanded="true" aria-controls="goals" aria-activedescendant=${shown.length > 0 ? `goal-${at}` : nothing} @input=${input} @keydown=${move}>
      <ul class="pick-list" id="goals" role="listbox" aria-label=${title}>${shown.map(row)}</ul>
      ${shown.length === 0 ? html`<p class="meta goals-none" role="status">${t("go-none", { typed })}</p>` : nothing}
    </form>`;
  });
  if (goal) location.assign(goal.href);
}

function goalsShown(): readonly Goal[] {
  const links = [...document.querySelectorAll<HTMLAnchorElement>(".side a.nav-row, .side a[data-tag]")];
  return links.map((link) => ({
    name: link.dataset.tag ?? link.title,
    kind: link.dataset.tag ? t("go-tag") : link.dataset.folder ? t("go-folder") : "",
    href: link.href,
  }));
}
