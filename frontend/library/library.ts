/**
 * The library page: searches as you type, draws the thumbnails, stars, copies, archives and deletes with a way back.
 *
 * The server draws the grid; this script fetches the same page for another query and takes its results over, so that every
 * address works without it and says what is shown.
 */
import { t } from "../i18n/library.ts";
import { showTimes } from "../ui/time.ts";
import { CARD_ACTIONS, type Card, type CardAction, moveTo, retag, spreadOf } from "./card-actions.ts";
import { askFolder, askTags } from "./dialogs.ts";
import "./bulk-bar.ts";
import { watchThumbnails } from "../preview/thumbnails.ts";
import { call } from "../web/api.ts";
import { recallDeleted } from "../web/just-deleted.ts";
import { failureMessage } from "../web/messages.ts";
import { toast } from "../web/toast.ts";
import type { BulkBar } from "./bulk-bar.ts";
import { foldersShown } from "./folders.ts";
import { perform } from "./perform.ts";
import { cardOf, Selection } from "./selection.ts";

const QUIET_MS = 220;

const results = document.querySelector<HTMLElement>("[data-results]");
const search = document.querySelector<HTMLInputElement>("#q");
let searching: AbortController | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Show what stands at `address`, in place of what is shown. */
async function show(address: string, { push }: { push: boolean }): Promise<void> {
  searching?.abort();
  const mine = new AbortController();
  searching = mine;
  results?.setAttribute("aria-busy", "true");
  try {
    const fresh = await fetched(address, mine.signal);
    if (fresh === null) return location.assign(address);
    results?.replaceChildren(...fresh.results.childNodes);
    refreshSide(fresh.side);
    if (push) history.replaceState(null, "", address);
    watchThumbnails(document);
    selection?.show();
  } catch {
    if (!mine.signal.aborted)
      toast(t("load-failed"), { kind: "info", action: again(() => void show(address, { push })) });
  } finally {
    if (searching === mine) results?.setAttribute("aria-busy", "false");
  }
}

interface Fetched {
  readonly results: Element;
  /** The lists of the side, whose counts may have changed. */
  readonly side: readonly Element[];
}

/** The results on the page at `address`; null when it is another page, such as the sign-in. */
async function fetched(address: string, signal?: AbortSignal): Promise<Fetched | null> {
  const response = await fetch(address, { credentials: "same-origin", ...(signal && { signal }) });
  if (!response.ok) throw new Error(String(response.status));
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  showTimes(page);
  const results = page.querySelector("[data-results]");
  return results && { results: document.adoptNode(results), side: [...page.querySelectorAll("[data-live]")] };
}

function refreshSide(fresh: readonly Element[]): void {
  const shown = document.querySelectorAll("[data-live]");
  // A list that came or went (the first tag) waits for the next page.
  if (shown.length !== fresh.length) return;
  for (const [index, list] of [...shown].entries()) list.replaceChildren(...(fresh[index]?.childNodes ?? []));
}

function again(run: () => void) {
  return { label: t("retry"), run };
}

function addressOf(form: HTMLFormElement): string {
  const query = new URLSearchParams();
  for (const [key, value] of new FormData(form))
    if (typeof value === "string" && value.trim()) query.set(key, value.trim());
  const text = query.toString();
  return text === "" ? form.action : `${form.action}?${text}`;
}

function searchNow(): void {
  clearTimeout(timer);
  if (search?.form) void show(addressOf(search.form), { push: true });
}

search?.addEventListener("input", (event) => {
  // Chinese input: letters on the way to a word are no query.
  if ((event as InputEvent).isComposing) return;
  clearTimeout(timer);
  timer = setTimeout(searchNow, QUIET_MS);
});
search?.addEventListener("compositionend", searchNow);
search?.form?.addEventListener("submit", (event) => {
  event.preventDefault();
  searchNow();
});
search?.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || search.value === "") return;
  search.value = "";
  searchNow();
});

/** The same cards again, as they are now. */
function refresh(): Promise<void> {
  return show(location.href, { push: false });
}

async function duplicate(tile: HTMLElement): Promise<void> {
  try {
    const { data: made } = await call("POST", `templates/${tile.dataset.id}/duplicate/`, { body: {} });
    await refresh();
    const open = () => location.assign(`/templates/${made.id}/`);
    toast(t("duplicated", { name: made.name }), { action: { label: t("open"), run: open } });
  } catch (error) {
    toast(failureMessage(error), { kind: "info" });
  }
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

async function more(link: HTMLAnchorElement): Promise<void> {
  link.setAttribute("aria-disabled", "true");
  try {
    const fresh = await fetched(link.href);
    const rows = fresh?.results.querySelectorAll(".tile") ?? [];
    document.querySelector("[data-grid]")?.append(...rows);
    link.parentElement?.replaceWith(...(fresh?.results.querySelectorAll(".more") ?? []));
    watchThumbnails(document);
    (rows[0] as HTMLElement | undefined)?.querySelector<HTMLElement>(".tile-name")?.focus();
  } catch {
    link.removeAttribute("aria-disabled");
    toast(t("load-failed"), { kind: "info", action: again(() => void more(link)) });
  }
}

results?.addEventListener("click", (event) => {
  const target = event.target instanceof Element ? event.target : null;
  const link = target?.closest<HTMLAnchorElement>("a[data-swap], a[data-more]");
  if (link && !event.metaKey && !event.ctrlKey) {
    event.preventDefault();
    if (link.dataset.more !== undefined) return void more(link);
    if (search !== null) search.value = new URL(link.href).searchParams.get("q") ?? "";
    return void show(link.href, { push: true });
  }
  const view = target?.closest<HTMLElement>("[data-view]")?.dataset.view;
  if (view) return switchView(view);
  const button = target?.closest<HTMLElement>("[data-act]");
  const tile = button?.closest<HTMLElement>(".tile");
  if (!button || !tile) return;
  const name = button.dataset.act ?? "";
  if (name === "star") return void star(tile);
  if (name === "duplicate") return void duplicate(tile);
  if (name === "pick") return tile.querySelector<HTMLElement>("[data-pick]")?.click();
  void doTo([cardOf(tile)], name);
});

/** Does what a menu or the bulk bar names to these cards; some acts ask first. */
async function doTo(cards: readonly Card[], name: string): Promise<void> {
  const act = await actOf(name, cards);
  if (act === undefined) return;
  selection?.clear();
  await perform(act, cards, refresh);
}

async function actOf(name: string, cards: readonly Card[]): Promise<CardAction | undefined> {
  if (name === "move") {
    const places = new Set(cards.map(({ folder }) => folder));
    const folder = await askFolder(foldersShown(), places.size === 1 ? cards[0]?.folder : undefined);
    return folder && moveTo(folder);
  }
  if (name === "tags") {
    const wanted = await askTags(spreadOf(tagsShown(cards), cards));
    return wanted && retag(wanted);
  }
  return CARD_ACTIONS[name];
}

/** The team's tags, as the side and the cards name them. */
function tagsShown(cards: readonly Card[]): string[] {
  const inSide = [...document.querySelectorAll<HTMLElement>(".side .tags [data-tag]")].map(
    (chip) => chip.dataset.tag ?? "",
  );
  return [...new Set([...inSide, ...cards.flatMap(({ tags }) => tags)])];
}

const bulk = document.querySelector<BulkBar>("bulk-bar");
const selection =
  results === null || bulk === null
    ? undefined
    : new Selection(results, (cards) => {
        picked = cards;
        bulk.count = cards.length;
      });
let picked: readonly Card[] = [];
bulk?.addEventListener("bulk-act", (event) => void doTo(picked, (event as CustomEvent<string>).detail));
bulk?.addEventListener("bulk-clear", () => selection?.clear());

/** The template page deletes and comes here; the way back is offered here. */
function offerUndo(): void {
  const gone = recallDeleted();
  const { restore } = CARD_ACTIONS;
  if (gone === undefined || restore === undefined) return;
  const card = { ...gone, folder: null, tags: [] };
  const action = { label: t("undo"), run: () => void perform(restore, [card], refresh) };
  toast(t("deleted", { name: gone.name }), { kind: "trash", action });
}

/** Tiles or rows: a liking, so it is kept by the browser and not in the address. */
function switchView(view: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Safari 15.4, which we serve.
  document.cookie = `cardstudio_view=${view}; path=/library/; max-age=31536000; SameSite=Lax`;
  document.querySelector("[data-grid]")?.classList.toggle("is-list", view === "list");
  for (const button of document.querySelectorAll<HTMLElement>("[data-view]")) {
    const isOn = button.dataset.view === view;
    button.classList.toggle("is-on", isOn);
    button.setAttribute("aria-pressed", String(isOn));
  }
}

watchThumbnails(document);
offerUndo();
