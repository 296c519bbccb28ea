/**
 * The page of a card's versions. The server draws it, so that every address works alone; this puts the version somebody
 * chooses in place, and does what its buttons say.
 */

import { drawnCard } from "../document/drawn.ts";
import { isObject } from "../document/values.ts";
import { t } from "../i18n/versions.ts";
import { showCard } from "../preview/show-card.ts";
import { askToRelease } from "../release/release.ts";
import { StoredDraft } from "../release/stored-draft.ts";
import { glide } from "../ui/motion.ts";
import { showTimes } from "../ui/time.ts";
import { fetchPage } from "../web/fetched-page.ts";
import { failureMessage } from "../web/messages.ts";
import { must, pageData } from "../web/page-data.ts";
import { toast } from "../web/toast.ts";
import { sendFrom } from "./send-button.ts";
import { changeNote, restore } from "./version-acts.ts";

/** Where the list stands above what is looked at (`versions.css`). */
const NARROW = "(max-width: 900px)";

const place = must("#versions");
let loading: AbortController | undefined;

function drawCard(): void {
  const document = pageData("version-data");
  if (isObject(document)) showCard(drawnCard(document).card);
}

/** Puts what stands at this address in place of what is shown; the focus stays on the row or button it was on. */
async function show(address: string): Promise<void> {
  loading?.abort();
  const mine = new AbortController();
  loading = mine;
  try {
    const { page } = await fetchPage(address, { signal: mine.signal });
    const fresh = page.querySelector("#versions");
    // Signed out, or gone by now: the browser shows what is there instead.
    if (fresh === null) return location.assign(address);
    const { activeElement: focused } = document;
    const wasRow = focused?.closest(".vl-row") != null;
    showTimes(page);
    place.replaceChildren(...document.adoptNode(fresh).childNodes);
    drawCard();
    if (wasRow) current()?.focus();
    else if (focused?.id) document.getElementById(focused.id)?.focus();
  } catch {
    if (mine.signal.aborted) return;
    toast(t("load-failed"), { kind: "info", action: { label: t("retry"), run: () => void show(address) } });
  }
}

function current(): HTMLElement | null {
  return place.querySelector<HTMLElement>(".vl-row[aria-current]");
}

async function choose(link: HTMLAnchorElement): Promise<void> {
  history.pushState(null, "", link.href);
  await show(link.href);
  if (link.classList.contains("vl-row") && matchMedia(NARROW).matches)
    must("#shown").scrollIntoView({ behavior: glide() });
}

/** Does what a button says, and shows the page as it is then. */
async function act(button: HTMLButtonElement): Promise<void> {
  const { template = "", links = "" } = place.dataset;
  const { release, restore: restored, note } = button.dataset;
  try {
    if (release !== undefined) {
      const version = release === "" ? {} : { version: Number(release) };
      await askToRelease({ template, draft: new StoredDraft(template), links, ...version });
    } else if (restored !== undefined) await restore(template, Number(restored));
    else if (note !== undefined) await changeNote(template, Number(note), button.dataset.text ?? "");
    else return;
  } catch (error) {
    toast(failureMessage(error), { kind: "info" });
  }
  await show(location.href);
}

place.addEventListener("click", (event) => {
  const target = event.target instanceof Element ? event.target : null;
  const link = target?.closest<HTMLAnchorElement>("a[data-swap]");
  if (link && !event.metaKey && !event.ctrlKey && !event.shiftKey) {
    event.preventDefault();
    void choose(link);
  }
  const button = target?.closest("button");
  if (button?.dataset.send !== undefined) void sendFrom(button);
  else if (button) void act(button);
});

/** J and K go to the next and the previous version. */
document.addEventListener("keydown", (event) => {
  const step = event.key === "j" ? 1 : event.key === "k" ? -1 : 0;
  const isTaken = event.metaKey || event.ctrlKey || event.altKey || document.querySelector("dialog[open]") !== null;
  if (step === 0 || isTaken || document.activeElement?.closest("input, textarea, select")) return;
  const rows = [...place.querySelectorAll<HTMLAnchorElement>(".vl-row")];
  const at = rows.findIndex((row) => row.hasAttribute("aria-current"));
  const next = rows[at + step];
  if (next === undefined) return;
  next.focus();
  void choose(next);
});

addEventListener("popstate", () => void show(location.href));
drawCard();
