/**
 * The library page: searches as you type, draws the thumbnails, stars, copies, archives and deletes with a way back.
 *
 * The server draws the grid; this script fetches the same page for another query and takes its results over, so that every
 * address works without it and says what is shown.
 */
import { t } from "../i18n/library.ts";
import { recallDeleted } from "./deleted.ts";
import { call } from "./http.ts";
import { reason } from "./said.ts";
import { watchThumbnails } from "./thumbnails.ts";
import { toast } from "./toast.ts";

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

/** What a button on a tile does: the call, what is said then, and the way back. */
interface Act {
  readonly method: string;
  readonly path: string;
  readonly said: "deleted" | "restored" | "archived" | "unarchived";
  readonly back?: { readonly method: string; readonly path: string };
}

const ACTS: Readonly<Record<string, Act>> = {
  delete: { method: "DELETE", path: "", said: "deleted", back: { method: "POST", path: "restore/" } },
  restore: { method: "POST", path: "restore/", said: "restored", back: { method: "DELETE", path: "" } },
  archive: { method: "PUT", path: "archive/", said: "archived", back: { method: "DELETE", path: "archive/" } },
  unarchive: { method: "DELETE", path: "archive/", said: "unarchived", back: { method: "PUT", path: "archive/" } },
};

async function act(tile: HTMLElement, { method, path, said, back }: Act): Promise<void> {
  const { id = "", name = "" } = tile.dataset;
  tile.classList.add("is-leaving");
  try {
    await call(method, `templates/${id}/${path}`, method === "POST" ? { body: {} } : {});
    await show(location.href, { push: false });
    toast(t(said, { name }), {
      kind: said === "deleted" ? "trash" : "done",
      ...(back && { action: { label: t("undo"), run: () => void undo(id, back) } }),
    });
  } catch (error) {
    tile.classList.remove("is-leaving");
    toast(reason(error), { kind: "info" });
  }
}

async function undo(id: string, { method, path }: { method: string; path: string }): Promise<void> {
  try {
    await call(method, `templates/${id}/${path}`, method === "POST" ? { body: {} } : {});
    await show(location.href, { push: false });
  } catch (error) {
    toast(reason(error), { kind: "info" });
  }
}

async function duplicate(tile: HTMLElement): Promise<void> {
  try {
    const { data } = await call("POST", `templates/${tile.dataset.id}/duplicate/`, { body: {} });
    const made = data as { id: string; name: string };
    await show(location.href, { push: false });
    const open = () => location.assign(`/templates/${made.id}/`);
    toast(t("duplicated", { name: made.name }), { action: { label: t("open"), run: open } });
  } catch (error) {
    toast(reason(error), { kind: "info" });
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
    toast(reason(error), { kind: "info" });
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
  const button = target?.closest<HTMLElement>("[data-act]");
  const tile = button?.closest<HTMLElement>(".tile");
  if (!button || !tile) return;
  const name = button.dataset.act ?? "";
  if (name === "star") return void star(tile);
  if (name === "duplicate") return void duplicate(tile);
  const chosen = ACTS[name];
  if (chosen) void act(tile, chosen);
});

/** The template page deletes and comes here; the way back is offered here. */
function offerUndo(): void {
  const gone = recallDeleted();
  const back = ACTS.delete?.back;
  if (gone === undefined || back === undefined) return;
  const action = { label: t("undo"), run: () => void undo(gone.id, back) };
  toast(t("deleted", { name: gone.name }), { kind: "trash", action });
}

watchThumbnails(document);
offerUndo();
