/** The chat window: draws the whole page from the store. */
import { html, nothing, render, type TemplateResult } from "lit";
import { Bug, RotateCcw } from "lucide";
import { t } from "../i18n/simulator.ts";
import { icon } from "../ui/icon.ts";
import { pageData } from "../web/page-data.ts";
import { App } from "./app.ts";
import { chatList } from "./chatlist.ts";
import { controls } from "./controls.ts";
import { MARK } from "./protocol.ts";
import { replayDialog } from "./replay.ts";
import { onThemeChange } from "./theme.ts";
import { thread } from "./thread.ts";

const root = document.getElementById("app") as HTMLElement;
const boot = pageData("simulator-data");
const app = new App(boot, draw);
/** What was drawn last, to know when to scroll to the end. */
let drawnChat = "";
let drawnMessages = 0;

function draw(): void {
  const log = root.querySelector(".sim-chat");
  const atEnd = log !== null && log.scrollHeight - log.scrollTop - log.clientHeight < 80;
  render(page(), root);
  root.classList.toggle("is-listing", app.listing);
  const asking = root.querySelector("dialog");
  if (asking && !asking.open) asking.showModal();
  const chat = app.current?.open_chat_id ?? "";
  const count = app.store.messagesOf(chat).length;
  if (chat !== drawnChat || (count !== drawnMessages && atEnd)) scrollToEnd();
  drawnChat = chat;
  drawnMessages = count;
}

/** Cards grow for a moment after they were put in. */
function scrollToEnd(): void {
  const log = root.querySelector(".sim-chat");
  for (const wait of [0, 60, 240]) setTimeout(() => log?.scrollTo(0, log.scrollHeight), wait);
}

function page(): TemplateResult {
  return html`<header class="sim-top">
      ${icon(Bug)}<b>${t("simulator")}</b><span class="chip chip-warn">${t("banner")}</span>
      <span class="grow"></span>
      <span class="meta sim-host">${root.dataset.host}</span>
      <button class="btn btn-sm" @click=${reset}>${icon(RotateCcw)}${t("reset")}</button>
    </header>
    ${app.store.offline ? html`<p class="sim-off" role="alert">${t("loadFailed")}</p>` : nothing}
    <div class="sim-b">${chatList(app)}${thread(app)}${controls(app)}</div>
    ${app.asking ? askAddress() : nothing}${replayDialog(app)}
    <div class="sim-toast" role="status">${app.toast === "" ? nothing : html`<span class="toast">${app.toast}</span>`}</div>`;
}

async function reset(): Promise<void> {
  await app.control({ reset: true });
  app.say(t("resetDone"));
}

function askAddress(): TemplateResult {
  const close = (event: Event): void => {
    event.preventDefault();
    app.asking = false;
    app.redraw();
  };
  const open = (event: SubmitEvent): void => {
    event.preventDefault();
    const field = (event.target as HTMLFormElement).elements.namedItem("address") as HTMLInputElement;
    app.openWebView(field.value);
  };
  return html`<dialog class="dialog" aria-labelledby="ask-title" @cancel=${close}>
    <form @submit=${open}>
      <div class="dialog-body">
        <h3 id="ask-title">${t("openPageTitle")}</h3>
        <label class="field"><span class="label">${t("openAddress")}</span>
          <input class="input" name="address" type="url" required autofocus value=${app.state.app.home_url} /></label>
        <p class="help">${t("openAddressHelp")}</p>
      </div>
      <div class="dialog-foot">
        <button class="btn" type="button" @click=${close}>${t("cancel")}</button>
        <button class="btn btn-ink">${t("open")}</button>
      </div>
    </form>
  </dialog>`;
}

addEventListener("message", (event) => {
  const data = event.data as { mark?: unknown; kind?: unknown } | null;
  if (event.origin === location.origin && data?.mark === MARK && data.kind === "close") app.closeWebView();
});
onThemeChange(draw);
document.addEventListener("visibilitychange", () => {
  if (!document.hidden) void app.store.refresh();
});

draw();
if (boot.open !== "") app.openWebView(boot.open, boot.mode.startsWith("sidebar"));
void app.store.watch((ms) => new Promise((resolve) => setTimeout(resolve, ms)));
