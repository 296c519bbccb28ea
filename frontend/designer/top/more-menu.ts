/** The "…" of the top bar: what is done to the whole card. */
import { html, nothing, type TemplateResult } from "lit";
import {
  BadgeCheck,
  Code,
  Copy,
  Download,
  Ellipsis,
  FileJson,
  GitBranch,
  History,
  LayoutTemplate,
  Link,
  Play,
  Redo2,
  ScrollText,
  SlidersHorizontal,
  Trash2,
} from "lucide";
import { formatExact } from "../../document/exact-json.ts";
import { t } from "../../i18n/top.ts";
import { icon } from "../../ui/icon.ts";
import { call } from "../../web/api.ts";
import { rememberDeleted } from "../../web/just-deleted.ts";
import { failureMessage, saveFailureMessage } from "../../web/messages.ts";
import { toast } from "../../web/toast.ts";
import { redoStep } from "../commands/undo.ts";
import type { PageData } from "../core/page-data.ts";
import type { Studio } from "../core/studio.ts";
import type { Saving } from "../saving/saving.ts";
import { chooseDepth } from "./depth-switch.ts";

/** What the bar itself has room for only in wide windows. */
interface More {
  readonly source: () => void;
  readonly release: () => void;
  readonly hasVersions: boolean;
}

/** How the card stands among those that new cards begin from, and the other way. */
interface Start {
  readonly is: boolean;
  readonly turn: () => void;
}

export function moreMenu(page: PageData, studio: Studio, saving: Saving, more: More, start: Start): TemplateResult {
  const { isSimple } = studio;
  return html`<details class="menu-holder menu-end" data-menu>
    <summary class="ib" aria-label=${t("more")} title=${t("more")}>${icon(Ellipsis)}</summary>
    <div class="pop menu-panel">
      ${item(Redo2, t("redo"), () => redoStep(studio), "t-phone")}
      ${item(Play, t(studio.view.interactive ? "end-try-out" : "try-out"), () => studio.setView({ interactive: !studio.view.interactive }), "t-phone")}
      ${isSimple ? nothing : item(Code, t("source"), more.source, "t-narrow")}
      ${page.mayPublish && more.hasVersions ? item(BadgeCheck, t("release-open"), more.release, "t-narrow") : nothing}
      ${isSimple ? nothing : item(FileJson, t("copy-json"), () => void copyJson(studio))}
      ${item(Download, t("card-file"), () => void cardFile(page, saving))}
      ${pages(page, more.hasVersions)}
      ${page.mayEdit ? item(Copy, t("duplicate"), () => void duplicate(page, saving)) : nothing}
      ${page.mayEdit && (start.is || !page.archived) ? item(LayoutTemplate, t(start.is ? "unstart" : "start"), start.turn) : nothing}
      ${page.mayEdit ? html`<hr />${item(Trash2, t("delete"), () => void remove(page), "btn-warnline")}` : nothing}
      ${item(SlidersHorizontal, t(isSimple ? "show-all" : "show-simple"), () => chooseDepth(studio, !isSimple), "t-narrow")}
      <div class="menu-theme"><span>${t("theme")}</span><theme-switch></theme-switch></div>
    </div>
  </details>`;
}

function item(shapes: Parameters<typeof icon>[0], words: string, run: () => void, css = ""): TemplateResult {
  return html`<button class="menu-item ${css}" type="button" @click=${run}>${icon(shapes)}${words}</button>`;
}

/** Pages about this card. */
function pages(page: PageData, hasVersions: boolean): TemplateResult {
  return html`${page.urls.versions && hasVersions ? html`<a class="menu-item" href=${page.urls.versions}>${icon(GitBranch)}${t("versions")}</a>` : nothing}
      ${page.urls.share && page.mayEdit ? html`<a class="menu-item" href=${page.urls.share}>${icon(Link)}${t("links")}</a>` : nothing}
      ${page.urls.history ? html`<a class="menu-item" href=${page.urls.history}>${icon(ScrollText)}${t("log")}</a>` : nothing}
      ${page.urls.activity ? html`<a class="menu-item" href=${page.urls.activity}>${icon(History)}${t("activity")}</a>` : nothing}
      ${page.urls.offers ? html`<a class="menu-item" href=${page.urls.offers}>${icon(Copy)}${t("offers")}</a>` : nothing}`;
}

async function copyJson(studio: Studio): Promise<void> {
  await navigator.clipboard.writeText(formatExact(studio.state.document.card));
  toast(t("copied-json"));
}

/** For the platform's own card tool; of what stands here now. */
async function cardFile(page: PageData, saving: Saving): Promise<void> {
  try {
    await saving.settle();
    location.assign(`/api/v1/templates/${page.id}/card-file/`);
  } catch (error) {
    toast(saveFailureMessage(error), { kind: "info" });
  }
}

async function duplicate(page: PageData, saving: Saving): Promise<void> {
  try {
    await saving.settle();
    const { data } = await call("POST", `templates/${page.id}/duplicate/`, { body: {} });
    location.assign(`/templates/${data.id}/`);
  } catch (error) {
    toast(saveFailureMessage(error), { kind: "info" });
  }
}

/** Into the trash; the library offers the way back. */
async function remove(page: PageData): Promise<void> {
  try {
    await call("DELETE", `templates/${page.id}/`);
    rememberDeleted({ id: page.id, name: page.name });
    location.assign(page.urls.library ?? "/library/");
  } catch (error) {
    toast(failureMessage(error), { kind: "info" });
  }
}
