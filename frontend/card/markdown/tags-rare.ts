import { html, type TemplateResult } from "lit/html.js";
import { color } from "../colors.ts";
import type { Context } from "../context.ts";
import { anchor } from "../parts/links.ts";
import { person } from "../parts/people.ts";
import { styled } from "../styled.ts";
import { linkUrl } from "../urls.ts";
import { formatDateTime } from "./datetime.ts";
import type { Inline } from "./tokens.ts";

type Tag = Extract<Inline, { type: "tag" }>;

/** The tags that few texts have: numbers, people, times, recordings. */
export function drawRareTag({ name, attributes }: Tag, content: unknown, context: Context): unknown {
  switch (name) {
    case "number_tag":
      return numberTag(attributes, content, context);
    case "person":
      return person(attributes.id ?? "", personLook(attributes), context);
    case "local_datetime":
      return localDateTime(attributes, context);
    default:
      return recording(attributes, content);
  }
}

function numberTag(attributes: Readonly<Record<string, string>>, content: unknown, context: Context): TemplateResult {
  const styles = {
    "background-color": color(attributes.background_color, context),
    color: color(attributes.font_color, context),
  };
  const badge = html`<span class="number" ${styled(styles)}>${content}</span>`;
  return linkUrl(attributes, context.device) === undefined ? badge : anchor(attributes, context, badge);
}

/** A recording in a text: only the tenant's own client can play it, so it is named. */
function recording(attributes: Readonly<Record<string, string>>, content: unknown): TemplateResult {
  return html`<span class="tag tag-neutral" title=${attributes.file_key ?? ""}>▶ ${attributes.fallback_text ?? attributes.file_key ?? ""}${content}</span>`;
}

function personLook(attributes: Readonly<Record<string, string>>) {
  return {
    size: "extra_small" as const,
    showAvatar: attributes.show_avatar !== "false",
    showName: attributes.show_name !== "false",
    capsule: attributes.style === "capsule",
  };
}

function localDateTime(attributes: Readonly<Record<string, string>>, context: Context): unknown {
  const shown = attributes.millisecond
    ? formatDateTime(Number(attributes.millisecond), attributes.format_type ?? "", context.locale)
    : context.t("sendTime");
  if (!attributes.link) return html`<span class="datetime">${shown}</span>`;
  return anchor({ url: attributes.link }, context, shown);
}
