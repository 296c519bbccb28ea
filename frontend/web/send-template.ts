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
import { call } from "./api.ts";
import type { Shapes } from "./api-types.ts";
import { inBrand } from "./brand.ts";
import { copyOnClick } from "./copy-on-click.ts";

/** What `POST templates/{id}/send/` answers. */
export type Sending = Shapes["SendOut"];

/** Throws what `call` throws: a `Problem` of status 422 holds the linter's report in `body.report`. */
export async function sendTemplate(template: string): Promise<void> {
  const { data: sending } = await call("POST", `templates/${template}/send/`);
  if (sending.in_client) return location.assign(placeOf(sending.url, location));
  window.open(sending.applink, "_blank", "noopener");
  showDialog(template, sending);
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
  const close = h("button", { class: "ib", type: "button", "aria-label": say("close") }, iconNode(X));
  const dialog = h(
    "dialog",
    { class: "dialog send", "aria-labelledby": "send-title" },
    h("header", { class: "send-top" }, h("h2", { id: "send-title", class: "grow" }, say("title")), close),
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
      h("a", { href: `/templates/${template}/share/` }, say("more")),
      h("a", { href: `/attempts/?template=${template}` }, say("log")),
    ),
  ) as HTMLDialogElement;
  copyOnClick(copy, sending.applink, { copied: say("copied"), failed: say("copyFailed") });
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
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
