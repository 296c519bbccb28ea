/** What an ended session does to the page: it offers a window to sign in, and looks who is signed in when that may be over. */
import { html, render } from "lit";
import { createRef, ref } from "lit/directives/ref.js";
import { t } from "../../i18n/saving.ts";
import { fetchPage } from "../../web/fetched-page.ts";
import { pageData } from "../../web/page-data.ts";
import type { PageData } from "../core/page-data.ts";
import { type Fresh, Session } from "./session.ts";
import { CHANNEL } from "./signin-channel.ts";

export function startSession(page: PageData, say: (sentence: string, kind: "done" | "info") => void): Session {
  const { user, userName, urls } = page;
  const session = new Session({ user, userName, say, offer: () => offer(urls.signin), look, take });
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = () => void session.resume();
  // The other window may have been closed before it could say so.
  window.addEventListener("focus", () => void session.resume());
  return session;
}

function offer(signin: string | undefined): Promise<void> {
  if (signin === undefined) return Promise.resolve();
  return new Promise((resolve) => {
    const place = document.createElement("div");
    document.body.append(place);
    const dialog = createRef<HTMLDialogElement>();
    const close = () => dialog.value?.close();
    const closed = () => {
      place.remove();
      resolve();
    };
    render(
      html`<dialog class="dialog" id="signed-out" aria-labelledby="signed-out-title" ${ref(dialog)} @close=${closed}>
        <div class="dialog-body"><h2 id="signed-out-title">${t("signed-out-title")}</h2><p>${t("signed-out-text")}</p></div>
        <div class="dialog-foot">
          <button class="btn btn-quiet" type="button" @click=${close}>${t("signed-out-later")}</button>
          <a class="btn btn-ink" href=${signin} target="_blank" rel="opener" @click=${close}>${t("signed-out-sign-in")}</a>
        </div>
      </dialog>`,
      place,
    );
    dialog.value?.showModal();
  });
}

async function look(): Promise<Fresh | undefined> {
  const { ok, page: fresh } = await fetchPage(location.href);
  // Whoever is signed out is led to another page.
  if (!ok || fresh.getElementById("page-data") === null) return undefined;
  const data = pageData("page-data", fresh);
  if (!("user" in data)) return undefined;
  const token = fresh.querySelector<HTMLMetaElement>('meta[name="csrf-token"]')?.content ?? "";
  return { user: data.user, token };
}

function take(token: string): void {
  document.querySelector<HTMLMetaElement>('meta[name="csrf-token"]')?.setAttribute("content", token);
}
