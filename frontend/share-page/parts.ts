/** What the share page's states are put together from. A button says what it does in `data-act`. */
import { type IconNode, LoaderCircle } from "lucide";
import type { Telling } from "../jssdk/telling.ts";
import { type Child, h, iconNode } from "../ui/dom.ts";

/** What a person can do; `share.ts` does it. `without:` is followed by the kind of thing the card goes without. */
export type Act =
  | Telling["choices"][number]["act"]
  | "copyDetails"
  | "toggleCard"
  | "toggleRecall"
  | "reload"
  | "theme"
  | `without:${string}`;

export function banner(
  { tone, title, text }: Pick<Telling, "tone" | "title"> & { text: Child },
  shape: IconNode,
): Child {
  const icon = h("span", { class: "st-i" }, iconNode(shape, "i-xl"));
  return h("div", { class: `st st-${tone}` }, icon, h("h2", {}, title), h("p", {}, text));
}

export function tip(text: string): Child {
  return h("p", { class: "sh-tip" }, text);
}

export function button(css: string, act: Act, ...children: Child[]): HTMLElement {
  return h("button", { class: css, type: "button", "data-act": act }, ...children);
}

export function primary(shape: IconNode, label: string, act: Act): Child {
  return button("btn btn-ink btn-xl btn-block", act, iconNode(shape, "i-lg"), label);
}

/** Said, not greyed: the label is the state. Further taps mean nothing. */
export function busy(label: string): Child {
  const attributes = { class: "btn btn-ink btn-xl btn-block is-busy", type: "button", "aria-disabled": "true" };
  return h("button", attributes, iconNode(LoaderCircle, "i-lg spin"), label);
}

export function quiet(label: string, act: Act): Child {
  return button("btn btn-xl btn-block btn-quiet", act, label);
}
