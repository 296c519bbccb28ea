/** The command palette behind ⌘K: everything that can be done, found by its name. */
import { html, nothing, render } from "lit";
import { Search } from "lucide";
import { t } from "../../i18n/commands.ts";
import { icon } from "../../ui/icon.ts";
import { keyCaps } from "../../ui/keys.ts";
import type { Studio } from "../core/studio.ts";
import { blockCommands } from "./block-commands.ts";
import { additionsOf, applies, type Command } from "./command-table.ts";
import type { TypedAhead } from "./typed-ahead.ts";

/** `typed`: what was typed before it was there. */
export function showCommandPalette(studio: Studio, commands: readonly Command[], typed: TypedAhead): void {
  const all = [...commands, ...(studio.mayEdit ? [...additionsOf(studio), ...blockCommands(studio)] : [])].filter(
    (command) => applies(studio, command),
  );
  const dialog = document.createElement("dialog");
  dialog.className = "dialog cmdk";
  dialog.setAttribute("aria-label", t("palette"));
  let found = matching(all, typed.text);
  let at = 0;

  const draw = () => render(template(), dialog);
  const run = (command: Command | undefined) => {
    if (command === undefined) return;
    dialog.close();
    command.run();
  };
  const search = (event: Event) => {
    found = matching(all, (event.target as HTMLInputElement).value);
    at = 0;
    draw();
  };
  const pressed = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Enter") run(found[at]);
    else if (by !== undefined) at = (at + by + found.length) % Math.max(found.length, 1);
    else return;
    event.preventDefault();
    draw();
    dialog.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: "nearest" });
  };
  const template = () => html`<label class="cmdk-in">${icon(Search)}<span class="sr">${t("palette-hint")}</span>
      <input type="text" role="combobox" aria-expanded="true" aria-controls="cmdk-list" aria-activedescendant=${found.length > 0 ? `cmdk-${at}` : nothing}
        autocomplete="off" spellcheck="false" placeholder=${t("palette-hint")} value=${typed.text} @input=${search} @keydown=${pressed} /></label>
    <ul class="cmdk-l" id="cmdk-list" role="listbox" aria-label=${t("palette")}>
      ${
        found.length === 0
          ? html`<li class="meta" role="presentation">${t("palette-none")}</li>`
          : found.map(
              (
                command,
                index,
              ) => html`<li id="cmdk-${index}" role="option" aria-selected=${index === at} @click=${() => run(command)}>
                <span class="grow">${command.words}</span>${(command.keys[0] ? keyCaps(command.keys[0]) : []).map((cap) => html`<kbd class="kbd">${cap}</kbd>`)}
              </li>`,
            )
      }
    </ul>`;

  dialog.addEventListener("close", () => dialog.remove());
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  draw();
  document.body.append(dialog);
  dialog.showModal();
  if (typed.isEntered) run(found[0]);
  else dialog.querySelector("input")?.setSelectionRange(typed.text.length, typed.text.length);
}

/** Those whose words hold every piece that was typed; words that begin with it first. */
function matching(all: readonly Command[], typed: string): readonly Command[] {
  const pieces = typed
    .toLowerCase()
    .split(/\s+/)
    .filter((piece) => piece !== "");
  if (pieces.length === 0) return all;
  const hits = all.filter(({ words, name }) =>
    pieces.every((piece) => `${words} ${name}`.toLowerCase().includes(piece)),
  );
  const begins = ({ words }: Command) => (words.toLowerCase().startsWith(pieces[0] ?? "") ? 0 : 1);
  return [...hits].sort((a, b) => begins(a) - begins(b));
}
