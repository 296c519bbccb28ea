/** A session that ends while somebody types: the page stays, a window signs in again, and saving goes on. */
import { html, render } from "lit";
import { createRef, ref } from "lit/directives/ref.js";
import { t } from "../../i18n/saving.ts";
import type { PageData } from "../core/page-data.ts";
import { CHANNEL } from "./channel.ts";

export class Session {
  isOver = false;
  private readonly back = new Set<() => void>();
  private isAsking = false;

  constructor(
    private readonly page: PageData,
    private readonly say: (sentence: string, kind: "done" | "info") => void,
  ) {
    const channel = new BroadcastChannel(CHANNEL);
    channel.onmessage = () => void this.resume();
    // The other window may have been closed before it could say so.
    window.addEventListener("focus", () => {
      if (this.isOver) void this.resume();
    });
  }

  /** Calls `listener` when somebody is signed in again. */
  onBack(listener: () => void): void {
    this.back.add(listener);
  }

  /** The server said that nobody is signed in. */
  end(): void {
    if (this.isOver) return;
    this.isOver = true;
    this.ask();
  }

  /** Offers to sign in again. */
  ask(): void {
    const { signin } = this.page.urls;
    if (this.isAsking || signin === undefined) return;
    this.isAsking = true;
    const place = document.createElement("div");
    document.body.append(place);
    const dialog = createRef<HTMLDialogElement>();
    const close = () => dialog.value?.close();
    const closed = () => {
      this.isAsking = false;
      place.remove();
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
  }

  /** Takes the new session's token over from a fresh copy of this page, if it is still this person's. */
  private async resume(): Promise<void> {
    if (!this.isOver) return;
    const answer = await fetch(location.href, { credentials: "same-origin", redirect: "follow" }).catch(
      () => undefined,
    );
    if (answer === undefined || !answer.ok) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    const data = fresh.querySelector("#page-data")?.textContent;
    if (!data) return;
    if ((JSON.parse(data) as PageData).user !== this.page.user) {
      this.say(t("signed-in-other", { name: this.page.userName }), "info");
      return;
    }
    const token = fresh.querySelector<HTMLMetaElement>('meta[name="csrf-token"]')?.content ?? "";
    document.querySelector<HTMLMetaElement>('meta[name="csrf-token"]')?.setAttribute("content", token);
    this.isOver = false;
    for (const listener of this.back) listener();
    this.say(t("signed-in-again"), "done");
  }
}
