import { html } from "lit/html.js";
import Ellipsis from "lucide/dist/esm/icons/ellipsis.mjs";
import { icon } from "../../../ui/icon.ts";
import { act } from "../../actions/act.ts";
import type { Component } from "../../context.ts";
import { type CardNode, objectsOf, textOf } from "../../json.ts";
import { close, dropdown } from "../../parts/dropdown.ts";
import { plain } from "../../parts/text.ts";
import { styled } from "../../styled.ts";
import { width } from "../../units.ts";
import { t } from "./words.ts";

/** The "…" menu (card-format §2.19). */
export const draw: Component = (node, context) => {
  const choose = (event: Event, option: CardNode) => {
    const entry = event.currentTarget as Element;
    const details = entry.closest("details");
    if (details !== null) close(details);
    const links = { url: option.url, multi_url: option.multi_url };
    const hasLink = option.url !== undefined || option.multi_url !== undefined;
    void act(entry, hasLink ? { ...node, ...links } : node, context, { option: textOf(option.value) });
  };
  const entries = objectsOf(node.options).map(
    (option) =>
      html`<button type="button" class="entry" role="menuitem" @click=${(event: Event) => choose(event, option)}>${plain(option.text, context)}</button>`,
  );
  const list = dropdown({
    summary: icon(Ellipsis),
    summaryClass: "btn btn-default btn-medium dots",
    label: t(context, "more"),
    role: "menu",
    disabled: false,
    entries,
  });
  return html`<div class="overflow" ${styled({ width: width(node.width, 100, 9999) })}>${list}</div>`;
};
