import { html, nothing, type TemplateResult } from "lit/html.js";
import Check from "lucide/dist/esm/icons/check.mjs";
import ChevronDown from "lucide/dist/esm/icons/chevron-down.mjs";
import { icon } from "../../ui/icon.ts";
import { act } from "../actions/act.ts";
import type { Component, Context, Place } from "../context.ts";
import { type CardNode, listOf, numberOf, objectsOf, stringOf, textOf } from "../json.ts";
import { styled } from "../styled.ts";
import { width } from "../units.ts";
import { complaint } from "./control.ts";
import { close, dropdown } from "./dropdown.ts";
import { Entry, field } from "./fields.ts";
import { cardIcon } from "./icons.ts";
import { shortId } from "./ids.ts";
import { avatar } from "./people.ts";
import { plain } from "./text.ts";

/** Whether people are chosen or options, and whether several. */
interface Kind {
  readonly people: boolean;
  readonly multiple: boolean;
}

/** A list to choose from (card-format §2.20, §2.21). */
export function select(kind: Kind): Component {
  return (node, context, place) => {
    const entry = new Entry<string[]>(place, initial(node, objectsOf(node.options), kind));
    const control = {
      name: stringOf(node.name) ?? "",
      required: node.required === true,
      value: () => (kind.multiple ? entry.value : entry.value[0]),
      reset: entry.reset,
      complain: entry.complain,
    };
    return html`<div class="select" ${styled({ width: width(node.width, 100, 9999) })} ${field(control)}>
      ${list(kind, node, context, place, entry)}${complaint(entry, context)}
    </div>`;
  };
}

function list(kind: Kind, node: CardNode, context: Context, place: Place, entry: Entry<string[]>): TemplateResult {
  const options = objectsOf(node.options);
  const label = plain(node.placeholder, context) || context.t(kind.people ? "choosePerson" : "chooseOption");
  const choose = (event: Event, value: string) =>
    void take(kind, node, context, entry, event.currentTarget as Element, value);
  const one = (option: CardNode, index: number) =>
    entryOf(option, entry.value, kind, context, `${place.pointer}/options/${index}`, choose);
  const names = namesOf(entry.value, options, kind, context);
  return dropdown({
    summary: html`${names === "" ? html`<span class="hint">${label}</span>` : html`<span class="chosen-words">${names}</span>`}${icon(ChevronDown)}`,
    summaryClass: `input ${node.type === "text" ? "bare" : ""} ${entry.missing ? "invalid" : ""}`,
    label: names === "" ? label : `${label}: ${names}`,
    role: "listbox",
    multiple: kind.multiple,
    disabled: node.disabled === true,
    entries: options.length === 0 ? html`<div class="no-entries">${context.t("noOptions")}</div>` : options.map(one),
  });
}

async function take(
  kind: Kind,
  node: CardNode,
  context: Context,
  entry: Entry<string[]>,
  target: Element,
  value: string,
): Promise<void> {
  if (context.mode !== "interactive" || node.disabled === true) return;
  const details = target.closest("details");
  if (!kind.multiple && details !== null) close(details);
  entry.set(kind.multiple ? toggled(entry.value, value) : [value]);
  if (!context.form) await act(target, node, context, kind.multiple ? { options: entry.value } : { option: value });
}

type Choose = (event: Event, value: string) => void;

function entryOf(
  option: CardNode,
  chosen: readonly string[],
  kind: Kind,
  context: Context,
  pointer: string,
  choose: Choose,
): TemplateResult {
  const value = textOf(option.value);
  const isChosen = chosen.includes(value);
  const lead = kind.people ? avatar(value, "extra_small") : cardIcon(option.icon, context, `${pointer}/icon`);
  return html`<button type="button" class="entry" role="option" aria-selected=${isChosen ? "true" : "false"} @click=${(event: Event) => choose(event, value)}>
    ${lead}<span class="entry-words">${words(option, kind, context)}</span>${isChosen ? icon(Check, { class: "chosen" }) : nothing}
  </button>`;
}

function words(option: CardNode, kind: Kind, context: Context): string {
  return plain(option.text, context) || (kind.people ? shortId(textOf(option.value)) : textOf(option.value));
}

function namesOf(chosen: readonly string[], options: readonly CardNode[], kind: Kind, context: Context): string {
  const name = (value: string) => {
    const option = options.find((candidate) => textOf(candidate.value) === value);
    return option === undefined ? shortId(value) : words(option, kind, context);
  };
  return chosen.map(name).join("、");
}

function initial(node: CardNode, options: readonly CardNode[], kind: Kind): string[] {
  if (kind.multiple) return listOf(node.selected_values).map(textOf);
  const option = stringOf(node.initial_option);
  if (option !== undefined) return [option];
  const index = numberOf(node.initial_index) ?? 0;
  const indexed = index >= 1 ? options[index - 1] : undefined;
  return indexed === undefined ? [] : [textOf(indexed.value)];
}

function toggled(values: readonly string[], value: string): string[] {
  return values.includes(value) ? values.filter((other) => other !== value) : [...values, value];
}
