import type { Context } from "../context.ts";
import { type CardNode, isObject, stringOf } from "../json.ts";
import { type Field, fieldsIn, isFilled } from "../parts/fields.ts";
import { plain } from "../parts/text.ts";
import { pointerOf } from "../pointer.ts";
import { type ActionFields, behaviorsOf, formActionOf } from "./behaviors.ts";

/**
 * Does what pressing, choosing or ticking `node` means: asks back where the card says so, opens links, and sends what the
 * platform would be sent. Called through `act`.
 */
export async function perform(
  element: Element,
  node: CardNode,
  context: Context,
  fields: ActionFields = {},
): Promise<boolean> {
  if (!(await confirmed(node, context))) return false;
  const formAction = formActionOf(node);
  const form = formAction === undefined ? null : element.closest(".form");
  if (form !== null && formAction === "reset") {
    for (const field of fieldsIn(form)) field.reset();
    return true;
  }
  const submitted = form === null ? {} : collect(form);
  if (submitted === undefined) return false;
  const behaviors = behaviorsOf(node);
  for (const link of behaviors.filter(({ type }) => type === "open_url")) context.host.visit(link);
  const callbacks = behaviors.filter(({ type }) => type === "callback");
  const always = form !== null || Object.keys(fields).length > 0;
  if (callbacks.length === 0 && !always) return true;
  const value = callbacks[0]?.value;
  const action = { tag: String(node.tag ?? ""), value, name: stringOf(node.name), ...fields, ...submitted };
  announce(context.host.root().host, pointerOf(element), action);
  return true;
}

/** Tells what a person did as the platform would; the pointer is that of the DOM, where it is always true. */
function announce(card: Element, pointer: string, fields: Readonly<Record<string, unknown>>): void {
  const action = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
  const timezone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const detail = {
    schema: "2.0",
    header: { event_type: "card.action.trigger" },
    event: { action: { timezone, ...action }, host: "im_message", context: {} },
    pointer,
  };
  card.dispatchEvent(new CustomEvent("card-action", { detail, bubbles: true, composed: true }));
}

async function confirmed(node: CardNode, context: Context): Promise<boolean> {
  if (!isObject(node.confirm)) return true;
  const { ask } = await import("./dialog.ts");
  const { confirm } = node;
  return ask(context.host.root(), {
    title: plain(confirm.title, context),
    text: plain(confirm.text, context),
    t: context.t,
  });
}

/** The values of a form, or undefined when a required one is missing (which is then shown). */
function collect(form: Element): { form_value: Record<string, unknown> } | undefined {
  const fields = fieldsIn(form);
  const missing = fields.filter((field: Field) => field.required && !isFilled(field.value()));
  for (const field of fields) field.complain(missing.includes(field));
  if (missing.length > 0) {
    const first = form.querySelector(`[data-field="${CSS.escape(missing[0]?.name ?? "")}"]`);
    first?.querySelector<HTMLElement>("input,textarea,summary")?.focus();
    return undefined;
  }
  const named = fields.filter((field) => field.name !== "").map((field) => [field.name, field.value() ?? ""]);
  return { form_value: Object.fromEntries(named) };
}
