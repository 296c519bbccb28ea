/** The sheet of shortcuts behind "?". */
import { html } from "lit";
import { t } from "../../i18n/commands.ts";
import { keyCaps } from "../../ui/keys.ts";
import { openDialog } from "../core/dialog.ts";
import type { Command } from "./command-table.ts";

const GROUPS = ["edit", "select", "look"] as const;

export function showShortcuts(commands: readonly Command[]): void {
  void openDialog("keys", t("shortcuts"), (close) => {
    return html`<div class="keys" tabindex="0">
        ${GROUPS.map(
          (group) => html`<section><h3>${t(`group-${group}`)}</h3><dl>
            ${commands.filter((command) => command.group === group && command.keys.length > 0).map(row)}
          </dl></section>`,
        )}
        <section><h3>${t("keys-outline-title")}</h3><dl><div><dt>${t("keys-outline-carry")}</dt><dd><kbd class="kbd">Space</kbd></dd></div></dl></section>
      </div>
      <div class="dialog-foot"><button class="btn btn-ink" type="button" @click=${close}>${t("close")}</button></div>`;
  });
}

function row({ words, keys }: Command) {
  return html`<div><dt>${words}</dt><dd>${keyCaps(keys[0] ?? "").map((cap) => html`<kbd class="kbd">${cap}</kbd>`)}</dd></div>`;
}
