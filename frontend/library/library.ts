/**
 * The library page: searches as you type, draws the thumbnails, stars, copies, archives and deletes with a way back.
 *
 * The server draws the grid; this script fetches the same page for another query and takes its results over, so that every
 * address works without it and says what is shown.
 */
import { t } from "../i18n/library.ts";
import { showTimes } from "../ui/time.ts";
import {
  CARD_ACTIONS,
  type Card,
  type CardAction,
  copyToTeam,
  moveTo,
  moveToTeam,
  retag,
  spreadOf,
} from "./card-actions.ts";
import { askFolder, askTags, askTeam, type FolderAnswer } from "./dialogs.ts";
import "./bulk-bar.ts";
import { watchThumbnails } from "../preview/thumbnails.ts";
import { fetchPage } from "../web/fetched-page.ts";
import { recallDeleted } from "../web/just-deleted.ts";
import { failureMessage } from "../web/messages.ts";
import { toast } from "../web/toast.ts";
import type { BulkBar } from "./bulk-bar.ts";
import { watchDrags } from "./drag-to-folder.ts";
import { watchFileDrops } from "./drop-files.ts";
import { exportCards } from "./export-cards.ts";
import { watchFindings } from "./findings-menu.ts";
import { foldersShown, makeFolder } from "./folders.ts";
import { importCards, importFiles } from "./import-cards.ts";
import { perform } from "./perform.ts";
import { cardOf, Selection } from "./selection.ts";
import { teamsToEdit } from "./teams-shown.ts";
import { tileActs } from "./tile-acts.ts";
import { watchTileKeys } from "./tile-keys.ts";
import { askPurge, emptyTrash } from "./trash.ts";

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
    const restoreFocus = keepFocus();
    results?.replaceChildren(...fresh.results.childNodes);
    restoreFocus();
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

/** Remembers which card has the focus; what is given back puts it there again, or on the one that took its place. */
function keepFocus(): () => void {
  const tiles = () => [...document.querySelectorAll<HTMLElement>("[data-grid] > .tile")];
  const focused = document.activeElement?.closest<HTMLElement>(".tile");
  if (!focused) return () => undefined;
  const at = tiles().indexOf(focused);
  return () => {
    const now = tiles();
    const same = now.find(({ dataset }) => dataset.id === focused.dataset.id);
    (same ?? now[Math.min(at, now.length - 1)])?.querySelector<HTMLElement>("a.tile-name, .btn")?.focus();
  };
}

interface Fetched {
  readonly results: Element;
  /** The lists of the side, whose counts may have changed. */
  readonly side: readonly Element[];
}

/** The results on the page at `address`; null when it is another page, such as the sign-in. */
async function fetched(address: string, signal?: AbortSignal): Promise<Fetched | null> {
  const { ok, status, page } = await fetchPage(address, signal && { signal });
  if (!ok) throw new Error(String(status));
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
  if (event.key !== "Escape" || event.isComposing || search.value === "") return;
  search.value = "";
  searchNow();
});

/** The same cards again, as they are now. */
function refresh(): Promise<void> {
  return show(location.href, { push: false });
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

watchFileDrops(results?.dataset.mayImport !== undefined, (files) =>
  importFiles(results?.dataset.team ?? "", files, refresh),
);

const acts = tileActs(refresh);
results?.addEventListener("click", (event) => {
  const target = event.target instanceof Element ? event.target : null;
  const link = target?.closest<HTMLAnchorElement>("a[data-swap], a[data-more]");
  if (link && !event.metaKey && !event.ctrlKey) {
    event.preventDefault();
    if (link.dataset.more !== undefined) return void more(link);
    if (search !== null) search.value = new URL(link.href).searchParams.get("q") ?? "";
    return void show(link.href, { push: true });
  }
  if (target && pressedAbove(target)) return;
  const button = target?.closest<HTMLElement>("[data-act]");
  const tile = button?.closest<HTMLElement>(".tile");
  if (!button || !tile) return;
  const name = button.dataset.act ?? "";
  const own = acts[name];
  if (own !== undefined) return own(tile, button);
  void doTo([cardOf(tile)], name);
});

/** What stands above the cards: whether this was one of them. */
function pressedAbove(target: Element): boolean {
  const control = target.closest<HTMLElement>("[data-empty-trash], [data-import], [data-view]");
  if (control === null) return false;
  const { import: what, view } = control.dataset;
  const team = results?.dataset.team ?? "";
  if (what) importCards(team, what === "folder" ? "folder" : "files", refresh);
  else if (view) switchView(view);
  else void emptyTrash(control, team, refresh);
  return true;
}

/** Does what a menu or the bulk bar names to these cards; some acts ask first. */
async function doTo(cards: readonly Card[], name: string): Promise<void> {
  if (name === "export") return await exportCards(results?.dataset.team ?? "", cards);
  const act = await actOf(name, cards);
  if (act !== undefined) await doAct(act, cards);
}

/** What did not work stays selected. */
async function doAct(act: CardAction, cards: readonly Card[]): Promise<void> {
  selection?.clear();
  const failed = await perform(act, cards, refresh);
  if (failed.length > 0 && cards.length > 1) selection?.pick(failed);
}

async function actOf(name: string, cards: readonly Card[]): Promise<CardAction | undefined> {
  if (name === "move") {
    const places = new Set(cards.map(({ folder }) => folder));
    const folder = await askFolder(foldersShown(), places.size === 1 ? cards[0]?.folder : undefined);
    return folder && moveAct(folder);
  }
  if (name === "tags") {
    const wanted = await askTags(spreadOf(tagsShown(cards), cards));
    return wanted && retag(wanted);
  }
  if (name === "team") return teamAct();
  if (name === "purge" && !(await askPurge(cards))) return undefined;
  return CARD_ACTIONS[name];
}

async function moveAct({ id, name }: FolderAnswer): Promise<CardAction | undefined> {
  try {
    return moveTo(id === undefined ? await makeFolder(results?.dataset.team ?? "", name) : { id, name });
  } catch (error) {
    toast(failureMessage(error), { kind: "info" });
    return undefined;
  }
}

/** Where to is asked of the server as it is now: who may change cards in which team. */
async function teamAct(): Promise<CardAction | undefined> {
  const here = results?.dataset.team ?? "";
  try {
    const answer = await askTeam(
      (await teamsToEdit()).filter(({ id }) => id !== here),
      results?.dataset.mayMove !== undefined,
    );
    if (answer === undefined) return undefined;
    return answer.how === "copy" ? copyToTeam(answer.team) : moveToTeam(answer.team, here);
  } catch (error) {
    toast(failureMessage(error), { kind: "info" });
    return undefined;
  }
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
if (results !== null) {
  watchFindings(results);
  watchTileKeys(results);
  watchDrags(
    results,
    (tile) => (picked.some(({ id }) => id === tile.dataset.id) ? picked : [cardOf(tile)]),
    (cards, place) => void doAct(moveTo(place), cards),
  );
}
offerUndo();
