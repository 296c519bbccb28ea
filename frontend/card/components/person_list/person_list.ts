import { html } from "lit/html.js";
import type { Component } from "../../context.ts";
import { isObject, numberOf, objectsOf, textOf, wordOf } from "../../json.ts";
import { cardIcon } from "../../parts/icons.ts";
import { avatar, PERSON_SIZES, person } from "../../parts/people.ts";
import { styled } from "../../styled.ts";

/** Several people: avatars overlap when no names are shown. */
export const draw: Component = (node, context, { pointer }) => {
  const ids = objectsOf(node.persons).map(({ id }) => textOf(id));
  const size = wordOf(node.size, PERSON_SIZES, "medium");
  const showName = node.show_name !== false;
  const showAvatar = node.show_avatar === true || !showName;
  const mapped = isObject(node.ud_icon) ? { tag: "standard_icon", ...node.ud_icon } : undefined;
  const lead = cardIcon(node.icon ?? mapped, context, `${pointer}/${node.icon === undefined ? "ud_icon" : "icon"}`);
  const lines = numberOf(node.lines);
  const stacked = !showName && ids.length > 1;
  const people = stacked
    ? html`<span class="stack">${ids.map((id) => html`<span title=${id}>${avatar(id, size)}</span>`)}</span>`
    : ids.map((id) => person(id, { size, showAvatar, showName, capsule: false }, context));
  const clamp = { "-webkit-line-clamp": lines !== undefined && lines > 0 ? String(lines) : undefined };
  return html`<div class="person-list">${lead}<div class="people ${clamp["-webkit-line-clamp"] ? "clamp" : ""}" ${styled(clamp)}>${people}</div></div>`;
};
