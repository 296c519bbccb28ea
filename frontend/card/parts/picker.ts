import { html } from "lit/html.js";
import Calendar from "lucide/dist/esm/icons/calendar.mjs";
import Clock from "lucide/dist/esm/icons/clock.mjs";
import { icon } from "../../ui/icon.ts";
import { act } from "../actions/act.ts";
import type { Component, Context } from "../context.ts";
import { stringOf } from "../json.ts";
import { registerSheet } from "../registry.ts";
import { styled } from "../styled.ts";
import { width } from "../units.ts";
import { complaint } from "./control.ts";
import { Entry, field } from "./fields.ts";
import css from "./picker.css";
import { plain } from "./text.ts";

registerSheet(css);

/** What is picked, the field that holds it at first, and what stands there before. */
interface Kind {
  readonly input: "date" | "time" | "datetime-local";
  readonly initial: string;
  readonly hint: (context: Context) => string;
}

/** A picker of a time (card-format §2.22): the browser's own, laid invisibly over the field the card describes. */
export function picker(kind: Kind): Component {
  return (node, context, place) => {
    const entry = new Entry(place, stringOf(node[kind.initial]) ?? "");
    const sent = () => (entry.value === "" ? undefined : `${entry.value} ${offset()}`);
    const change = async (event: Event) => {
      const input = event.currentTarget as HTMLInputElement;
      entry.set(input.value.replace("T", " "));
      if (!context.form) await act(input, node, context, { option: sent(), timezone: timeZone() });
    };
    const control = {
      name: stringOf(node.name) ?? "",
      required: node.required === true,
      value: sent,
      reset: entry.reset,
      complain: entry.complain,
    };
    const label = plain(node.placeholder, context) || kind.hint(context);
    const words =
      entry.value === ""
        ? html`<span class="hint">${label}</span>`
        : html`<span class="chosen-words">${entry.value}</span>`;
    return html`<div class="select" ${styled({ width: width(node.width, 100, 9999) })} ${field(control)}>
      <span class="input picker ${entry.missing ? "invalid" : ""} ${node.disabled === true ? "off" : ""}">
        ${words}${icon(kind.input === "time" ? Clock : Calendar)}
        <input class="native" type=${kind.input} aria-label=${label} .value=${entry.value.replace(" ", "T")} ?disabled=${node.disabled === true} @change=${change} />
      </span>${complaint(entry, context)}
    </div>`;
  };
}

/** The reader's offset as the platform writes it after dates ("+0800"). */
function offset(): string {
  const minutes = -new Date().getTimezoneOffset();
  const digits = (value: number) => String(Math.floor(value)).padStart(2, "0");
  return `${minutes < 0 ? "-" : "+"}${digits(Math.abs(minutes) / 60)}${digits(Math.abs(minutes) % 60)}`;
}

function timeZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}
