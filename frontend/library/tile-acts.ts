/** What a tile does by itself: its star, its copy, its name, "Send". What can be done to many cards is in `card-actions.ts`. */
import { t } from "../i18n/library.ts";
import { t as tOrder } from "../i18n/order.ts";
import { call, Problem, reportIn } from "../web/api.ts";
import { failureMessage } from "../web/messages.ts";
import { sendTemplate } from "../web/send-template.ts";
import { toast } from "../web/toast.ts";
import { renameInPlace } from "./rename.ts";

export type TileAct = (tile: HTMLElement, button: HTMLElement) => void;

/** By the name in `data-act`; `refresh` shows the cards as they are now. */
export function tileActs(refresh: () => Promise<void>): Readonly<Record<string, TileAct | undefined>> {
  return {
    star: (tile) => void star(tile),
    pick: (tile) => tile.querySelector<HTMLElement>("[data-pick]")?.click(),
    rename: renameInPlace,
    send: (tile, button) => void sendFrom(tile, button),
    again: (tile, button) => void sendFrom(tile, button, "again"),
    duplicate: (tile) => void duplicate(tile, refresh),
  };
}

async function star(tile: HTMLElement): Promise<void> {
  const button = tile.querySelector(".tile-star");
  if (button === null) return;
  const starred = button.getAttribute("aria-pressed") !== "true";
  const set = (on: boolean) => {
    button.setAttribute("aria-pressed", String(on));
    button.classList.toggle("is-on", on);
  };
  set(starred);
  try {
    await call(starred ? "PUT" : "DELETE", `templates/${tile.dataset.id}/star/`);
  } catch (error) {
    set(!starred);
    toast(failureMessage(error), { kind: "info" });
  }
}

async function duplicate(tile: HTMLElement, refresh: () => Promise<void>): Promise<void> {
  try {
    const { data: made } = await call("POST", `templates/${tile.dataset.id}/duplicate/`, { body: {} });
    await refresh();
    const open = () => location.assign(`/templates/${made.id}/`);
    toast(t("duplicated", { name: made.name }), { action: { label: t("open"), run: open } });
  } catch (error) {
    toast(failureMessage(error), { kind: "info" });
  }
}

/** What can't be sent yet says why, and where it is mended. */
async function sendFrom(tile: HTMLElement, button: HTMLElement, version?: "again"): Promise<void> {
  const { id = "" } = tile.dataset;
  // A second press while the first is under way would open the client twice.
  if (button.getAttribute("aria-disabled") === "true") return;
  button.setAttribute("aria-disabled", "true");
  try {
    await sendTemplate(id, version);
  } catch (error) {
    const isRefused = error instanceof Problem && reportIn(error) !== undefined;
    const mend = { label: tOrder("to-findings"), run: () => location.assign(`/templates/${id}/#checks`) };
    toast(failureMessage(error), { kind: "info", ...(isRefused && { action: mend }) });
  } finally {
    button.removeAttribute("aria-disabled");
  }
}
