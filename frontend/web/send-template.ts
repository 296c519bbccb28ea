/**
 * The button "Send": one press finds or makes the person's own link and opens it. Inside the client the share page opens in
 * place, with a way back; elsewhere its applink opens the client, and a dialog holds the other ways there.
 *
 * @example
 * button.addEventListener("click", () => sendTemplate(id).catch((error) => toast(failureMessage(error))));
 */
import { ExternalLink, Link, X } from "lucide";
import { t, type Word } from "../i18n/send.ts";
import { h, iconNode } from "../ui/dom.ts";
import { call, Problem } from "./api.ts";
import type { Shapes } from "./api-types.ts";
import { inBrand } from "./brand.ts";
import { copyOnClick } from "./copy-on-click.ts";
import { type FetchedPage, fetchPage, pageOf } from "./fetched-page.ts";
import { request } from "./http.ts";
import { failureMessage } from "./messages.ts";
import { toast } from "./toast.ts";

/** What `POST templates/{id}/send/` answers. */
export type Sending = Shapes["SendOut"];

/** A version, or what stands on the canvas; without one the release goes out, or the draft while there is none. */
export type Which = number | "draft";

/**
 * What nobody would fill in is filled in first, in a dialog; then it goes on. "again" is what is sent without a version, with
 * the values and to the chats of the person's last sending.
 * Throws what else `call` throws: a `Problem` of status 422 holds the linter's report in `body.report`.
 */
export async function sendTemplate(template: string, version?: Which | "again"): Promise<void> {
  try {
    const body = version === undefined ? {} : version === "again" ? { again: true } : { version };
    goOn(template, (await call("POST", `templates/${template}/send/`, { body })).data);
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== "missing_value") throw error;
    await fillIn(template, version === "again" ? undefined : version);
  }
}

function goOn(template: string, sending: Sending): void {
  if (sending.in_client) {
    location.assign(placeOf(sending.url, location));
  } else {
    window.open(sending.applink, "_blank", "noopener");
    showDialog(template, sending);
  }
}

/** The form of `/templates/{id}/send/` in a dialog: the server draws its controls, and says what is wrong with them. */
async function fillIn(template: string, version?: Which): Promise<void> {
  const address = `/templates/${template}/send/${version === undefined ? "" : `?version=${version}`}`;
  const first = formIn(await fetchPage(address));
  // Signed out meanwhile, or another page by now: the browser shows it.
  if (first === null) return location.assign(address);
  const place = h("div", { class: "send-main" }, first);
  const dialog = dialogOf(first.dataset.title ?? "", t("close"), [place]);
  place.addEventListener("submit", async (event) => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const button = form.querySelector("button");
    if (button !== null) button.disabled = true;
    try {
      const posted = { method: "POST", body: new FormData(form), headers: { Accept: "application/json" } };
      const answer = await request(address, undefined, posted);
      if (answer.ok) {
        dialog.close();
        return goOn(template, (await answer.json()) as Sending);
      }
      const fresh = formIn(await pageOf(answer));
      if (fresh === null) throw new Error(`HTTP ${answer.status}`);
      form.replaceWith(fresh);
      (fresh.querySelector<HTMLElement>(".is-bad") ?? fresh.querySelector("button"))?.focus();
    } catch (error) {
      if (button !== null) button.disabled = false;
      toast(failureMessage(error), { kind: "info" });
    }
  });
  dialog.showModal();
  first.querySelector<HTMLElement>("[data-blank]")?.focus();
}

function formIn({ page }: FetchedPage): HTMLFormElement | null {
  const form = page.querySelector<HTMLFormElement>("#fill-in");
  return form === null ? null : document.adoptNode(form);
}

/** The share page's address, with the page to come back to. */
export function placeOf(url: string, from: { readonly pathname: string; readonly search: string }): string {
  const place = new URL(url);
  place.searchParams.set("back", from.pathname + from.search);
  return place.href;
}

function showDialog(template: string, sending: Sending): void {
  const say = (key: Word): string => inBrand(t(key), sending.brand);
  const copyWords = h("span", { "aria-live": "polite" }, say("copy"));
  const copy = h("button", { class: "btn btn-lg", type: "button" }, iconNode(Link), copyWords);
  const options = `/templates/${template}/share/`;
  const useDraft = h("button", { class: "btn btn-sm", type: "button" }, say("use-draft"));
  const dialog = dialogOf(say("title"), say("close"), [
    h("p", { class: "send-line meta" }, whatGoesOut(sending), sending.may_take_draft ? useDraft : ""),
    h("p", { class: "send-line meta" }, `${sending.summary} · `, h("a", { href: options }, say("change"))),
    h(
      "div",
      { class: "send-main" },
      h("figure", { class: "send-qr" }, qrNode(sending.qr, say("qr")), h("figcaption", { class: "meta" }, say("scan"))),
      h(
        "div",
        { class: "send-do" },
        h("p", { class: "two" }, say("text")),
        h(
          "a",
          { class: "btn btn-ink btn-lg", href: sending.applink, target: "_blank", rel: "noopener noreferrer" },
          h("span", {}, say("open")),
          iconNode(ExternalLink),
        ),
        copy,
        h(
          "p",
          { class: "meta" },
          say("nothing"),
          " ",
          h("a", { href: sending.download_url, target: "_blank", rel: "noreferrer" }, say("download")),
        ),
      ),
    ),
    h(
      "footer",
      { class: "send-foot meta" },
      h("a", { href: options }, say("more")),
      h("a", { href: `/attempts/?template=${template}` }, say("log")),
    ),
  ]);
  useDraft.addEventListener("click", () => {
    dialog.close();
    void takeDraft(template);
  });
  copyOnClick(copy, sending.applink, { copied: say("copied"), failed: say("copyFailed") });
  dialog.showModal();
}

function whatGoesOut({ link, is_release, may_take_draft }: Sending): string {
  const said = t(is_release ? "sends-release" : "sends-version", { number: link.version });
  return may_take_draft ? `${said} ${t("draft-changed")} ` : said;
}

async function takeDraft(template: string): Promise<void> {
  try {
    await sendTemplate(template, "draft");
  } catch (error) {
    toast(failureMessage(error), { kind: "info" });
  }
}

/** A dialog in the page, not shown yet; closed it is gone. */
function dialogOf(title: string, closeLabel: string, parts: readonly HTMLElement[]): HTMLDialogElement {
  const close = h("button", { class: "ib", type: "button", "aria-label": closeLabel }, iconNode(X));
  const dialog = h(
    "dialog",
    { class: "dialog send", "aria-labelledby": "send-title" },
    h("header", { class: "send-top" }, h("h2", { id: "send-title", class: "grow" }, title), close),
    ...parts,
  ) as HTMLDialogElement;
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  return dialog;
}

function qrNode(qr: Sending["qr"], label: string): SVGElement {
  const ns = "http://www.w3.org/2000/svg";
  const part = (tag: string, attributes: Record<string, string>): SVGElement => {
    const node = document.createElementNS(ns, tag);
    for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
    return node;
  };
  const svg = part("svg", { class: "qr", viewBox: `0 0 ${qr.size} ${qr.size}`, role: "img", "aria-label": label });
  svg.append(
    part("path", { class: "q0", d: `M0 0h${qr.size}v${qr.size}H0z` }),
    part("path", { class: "q1", d: qr.path, "shape-rendering": "crispEdges" }),
  );
  return svg;
}
