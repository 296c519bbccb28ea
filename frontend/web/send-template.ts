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

/** What `POST templates/{id}/send/` answers. */
export type Sending = Shapes["SendOut"];

/**
 * A card with a blank that nobody would fill in is not sent: a dialog names the blanks and leads to where they are filled in.
 * Throws what else `call` throws: a `Problem` of status 422 holds the linter's report in `body.report`.
 */
export async function sendTemplate(template: string): Promise<void> {
  const sending = await askToSend(template);
  if (sending === undefined) return;
  if (sending.in_client) return location.assign(placeOf(sending.url, location));
  window.open(sending.applink, "_blank", "noopener");
  showDialog(template, sending);
}

async function askToSend(template: string): Promise<Sending | undefined> {
  try {
    return (await call("POST", `templates/${template}/send/`)).data;
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== "missing_value") throw error;
    showMissing(template, error);
    return undefined;
  }
}

/** One blank that has no value and nobody to fill it in. */
export interface MissingBlank {
  readonly name: string;
  readonly sentence: string;
}

/** The blanks a `missing_value` names. */
export function missingBlanks(fields: Readonly<Record<string, readonly string[]>>): MissingBlank[] {
  return Object.entries(fields).map(([field, sentences]) => ({
    name: field.replace(/^values\./, ""),
    sentence: sentences.join(" "),
  }));
}

function showMissing(template: string, problem: Problem): void {
  const { message, fields } = problem.body.error as Shapes["ErrorDetail"];
  const blanks = missingBlanks(fields);
  const form = `/templates/${template}/share/`;
  const first = blanks[0] === undefined ? "" : `#${encodeURIComponent(`value:${blanks[0].name}`)}`;
  const dialog = dialogOf(message, t("close"), [
    h(
      "div",
      { class: "send-main" },
      h(
        "div",
        { class: "send-do" },
        h("ul", { class: "send-missing" }, ...blanks.map(({ sentence }) => h("li", {}, sentence))),
        h("a", { class: "btn btn-ink btn-lg", href: form + first }, t("fill")),
      ),
    ),
  ]);
  dialog.showModal();
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
  const dialog = dialogOf(say("title"), say("close"), [
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
  copyOnClick(copy, sending.applink, { copied: say("copied"), failed: say("copyFailed") });
  dialog.showModal();
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
