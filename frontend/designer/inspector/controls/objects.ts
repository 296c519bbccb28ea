/** Values that are objects: texts with a kind, icons, and groups of fields. */
import { html, nothing, type TemplateResult } from "lit";
import { setField } from "../../../document/commands/set-field.ts";
import { TEXTS } from "../../../document/slots.ts";
import { isObject } from "../../../document/values.ts";
import { t } from "../../../i18n/inspector.ts";
import type { Framed } from "../field-frame.ts";
import { fieldsOf, Place, within } from "../form.ts";
import { members } from "../members.ts";
import { newValue } from "../new-values.ts";
import { switchFor } from "./choice.ts";
import { content } from "./content.ts";

/** An object with a tag: a text, an icon, or one of several components. */
export function tagged(place: Place): Framed {
  const tags = place.type.tags ?? [];
  const tag = isObject(place.value) ? String(place.value.tag ?? "") : undefined;
  const isText = tags.some((one) => TEXTS.has(one)) && (tag === undefined || TEXTS.has(tag));
  return isText ? words(place, tags, tag) : group(place, tag ?? tags[0] ?? "", kinds(place, tags, tag));
}

/** An object of a shape. */
export function object(place: Place): Framed {
  return group(place, place.type.shape ?? "");
}

/** A text: its box is there before there is a text, and its last letter takes the text away. */
function words(place: Place, tags: readonly string[], given: string | undefined): Framed {
  const { form, ids, path, name, said } = place;
  const tag = given ?? tags[0] ?? "plain_text";
  const known = fieldsOf(form, tag).content;
  if (known === undefined) return {};
  const { required = false, label } = place.field;
  const inner = [...path, "content"];
  const isBare = isObject(place.value) && Object.keys(place.value).every((key) => key === "tag" || key === "content");
  const write = (value: unknown, burst: string | undefined) => {
    if (value === undefined && (given === undefined || isBare)) return place.set(undefined, burst);
    if (given === undefined) return place.set({ tag, content: value }, burst);
    return form.studio.apply(
      setField(form.studio.state, ids, inner, value ?? "", burst === undefined ? {} : { burst }),
    );
  };
  const field = { ...known, label, required };
  const text = content(
    new Place({ form, ids, path: inner, owner: tag, field, said: within(said, ["content"]), name, write }),
  );
  return {
    control: html`${text.control}${members({ form, ids, path, owner: tag, said, skip: ["content"], parent: place.owner })}`,
    end: html`${text.end}${kinds(place, tags, given)}`,
    tells: true,
  };
}

/** Which of the tags the object has. Turning one text into the other keeps everything else. */
function kinds(place: Place, tags: readonly string[], tag: string | undefined): unknown {
  if (tags.length < 2 || tag === undefined || place.isMixed) return nothing;
  const { form, value } = place;
  const { components } = form.studio.catalog;
  const turn = (event: Event) => {
    const wanted = (event.target as HTMLSelectElement).value;
    const both = TEXTS.has(tag) && TEXTS.has(wanted);
    place.set(both && isObject(value) ? { ...value, tag: wanted } : newValue(form, { kind: "tagged", tags: [wanted] }));
    form.redraw();
  };
  return html`<select class="kind" aria-label="${place.field.label}: ${t("kind")}" ?disabled=${!form.editable} @change=${turn}>
    ${[...new Set([...tags, tag])].map((one) => html`<option value=${one} ?selected=${one === tag}>${components[one]?.label ?? one}</option>`)}
  </select>`;
}

/** Fields of fields. What may be left out has a switch. */
function group(place: Place, owner: string, end: unknown = nothing): Framed {
  const { form, ids, path, field } = place;
  const isOn = place.isSet;
  const turn = () => {
    place.set(isOn ? undefined : newValue(form, place.type));
    form.redraw();
  };
  const toggle =
    field.required && isOn
      ? nothing
      : switchFor({ id: place.name, isOn, label: field.label, disabled: !form.editable, turn });
  return {
    control:
      isOn && !place.isMixed
        ? inside(members({ form, ids, path, owner, said: place.said, parent: place.owner }))
        : nothing,
    end: html`${isOn ? end : nothing}${toggle}`,
    isGroup: true,
    tells: isOn && !place.isMixed,
    keeps: true,
  };
}

function inside(fields: TemplateResult): TemplateResult {
  return html`<div class="group">${fields}</div>`;
}
