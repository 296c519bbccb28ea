/** The client's web view: a page in a window of a desktop client, or on the screen of a phone. */
import { html, nothing, type TemplateResult } from "lit";
import { keyed } from "lit/directives/keyed.js";
import { ArrowLeft, RotateCcw, X } from "lucide";
import { t } from "../i18n/simulator.ts";
import { icon } from "../ui/icon.ts";
import type { App } from "./app.ts";

export function webView(app: App): TemplateResult | typeof nothing {
  if (app.webView === "") return nothing;
  const { phone } = app.state.profile;
  const address = new URL(app.webView);
  const loaded = (): void => {
    app.webViewDepth += 1;
    app.redraw();
  };
  const back = (): void => {
    // The frame's history is part of the window's; its own load brings the count to where it was.
    app.webViewDepth -= 2;
    history.back();
  };
  const reload = (): void => {
    app.webViewNumber += 1;
    app.webViewDepth = -1;
    app.redraw();
  };
  const shape = phone ? "wv-phone" : app.webViewBeside ? "wv-side" : "";
  return html`<div class="wv-over ${app.webViewBeside ? "wv-over-side" : ""}"><section class="wv ${shape}" aria-label=${t("webView")}>
    <header class="wv-top">
      <button class="ib" aria-label=${t("back")} ?disabled=${app.webViewDepth < 1} @click=${back}>${icon(ArrowLeft)}</button>
      <span class="grow wv-title"><b class="cut">${app.state.app.name}</b><span class="meta cut">${address.host}${address.pathname}</span></span>
      <button class="ib" aria-label=${t("reload")} title=${t("reload")} @click=${reload}>${icon(RotateCcw)}</button>
      <button class="ib" aria-label=${t("close")} title=${t("close")} @click=${() => app.closeWebView()}>${icon(X)}</button>
    </header>
    ${keyed(
      app.webViewNumber,
      html`<iframe class="wv-page" src=${app.webView} title=${t("webView")} allow="clipboard-write" @load=${loaded}></iframe>`,
    )}
  </section></div>`;
}
