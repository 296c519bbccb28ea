import { html, nothing } from "lit/html.js";
import { act } from "../../actions/act.ts";
import { onlyLink } from "../../actions/behaviors.ts";
import type { Component } from "../../context.ts";
import { wordOf } from "../../json.ts";
import { cardIcon } from "../../parts/icons.ts";
import { text } from "../../parts/text.ts";
import { tip } from "../../parts/tip.ts";
import { styled } from "../../styled.ts";
import { width } from "../../units.ts";
import { linkUrl } from "../../urls.ts";

const TYPES = [
  "default",
  "primary",
  "danger",
  "text",
  "primary_text",
  "danger_text",
  "primary_filled",
  "danger_filled",
  "laser",
] as const;
const SIZES = ["tiny", "small", "medium", "large"] as const;

/** A button of any type and size (card-format §2.18). */
export const draw: Component = (node, context, { pointer }) => {
  const classes = `btn btn-${wordOf(node.type, TYPES, "default")} btn-${wordOf(node.size, SIZES, "medium")}`;
  const title = tip(node, context) || nothing;
  const styles = styled({ width: width(node.width, 100, 9999) });
  const content = html`${cardIcon(node.icon, context, `${pointer}/icon`)}${text(node.text, context, `${pointer}/text`, { class: "label" })}`;
  const href = linkUrl(onlyLink(node) ?? {}, context.device);
  if (href !== undefined) {
    return html`<a class=${classes} href=${href} target="_blank" rel="noopener noreferrer" title=${title} ${styles}>${content}</a>`;
  }
  const press = (event: Event) => void act(event.currentTarget as Element, node, context);
  const disabled = node.disabled === true ? "true" : nothing;
  return html`<button type="button" class=${classes} title=${title} aria-disabled=${disabled} ${styles} @click=${press}>${content}</button>`;
};
