/** What the inspector shows as sections: the fields of an element, of several of one kind, or of the card. */
import { html, nothing, type TemplateResult } from "lit";
import { CARD, DOCUMENT, type Id } from "../../document/ids.ts";
import { positionOf } from "../../document/positions.ts";
import { elementOf, formatOf, holderOf, keysOf } from "../../document/state.ts";
import { isObject } from "../../document/values.ts";
import { t } from "../../i18n/inspector.ts";
import type { Field } from "../core/catalog.ts";
import { linkKeys } from "../core/link.ts";
import { nodeOf } from "../core/nodes.ts";
import type { Studio } from "../core/studio.ts";
import { address } from "./address.ts";
import { beyondSimple, toldBeyondSimple } from "./beyond-simple.ts";
import { expressionBox } from "./condition-box.ts";
import { switchFor } from "./controls/choice.ts";
import { findings, framed } from "./field-frame.ts";
import { type Form, fieldsOf, Place, type PlacedFinding, within } from "./form.ts";
import { type MembersOptions, members, membersOf, unknownMembers } from "./members.ts";
import { newValue } from "./new-values.ts";

export const TABS = ["content", "style", "interaction"] as const;
export type Tab = (typeof TABS)[number];

export interface Section {
  readonly tab: Tab;
  /** Something in it is wrong. */
  readonly bad: boolean;
  /** `used`: what stands below the fields of the content. */
  draw(used: unknown): unknown;
}

export interface Subject {
  /** Sections with something in them, in order. */
  readonly sections: readonly Section[];
  /** What was said of no field. */
  readonly said: readonly PlacedFinding[];
}

/** What the linter says of an element and its texts; not of elements in it that have properties of their own. */
function saidOf(studio: Studio, id: Id): readonly PlacedFinding[] {
  const { state, findings: all } = studio;
  const depth = keysOf(state, id)?.length ?? 0;
  return all.placed.flatMap(({ finding, id: about, keys }) => {
    if (about === CARD ? id !== CARD : nodeOf(studio, about) !== id) return [];
    const way = keysOf(state, about)?.slice(depth) ?? [];
    return [{ finding, keys: [...way.map(String), ...keys] }];
  });
}

/** What a press does beyond leading somewhere is not for Simple. */
function tabsOf({ isSimple }: Studio): readonly Tab[] {
  return isSimple ? TABS.filter((tab) => tab !== "interaction") : TABS;
}

export function tabOf({ catalog }: Studio, key: string): Tab {
  if (catalog.sections.style.includes(key)) return "style";
  return catalog.sections.interaction.includes(key) ? "interaction" : "content";
}

/** The fields of one element, or of several. */
export function elementSubject(form: Form, ids: readonly Id[]): Subject {
  const { studio } = form;
  const [id = CARD] = ids;
  const owner = elementOf(studio.state, id)?.tag ?? "";
  const said = ids.length === 1 ? saidOf(studio, id) : [];
  const shared = sharedBy(form, ids);
  const options: MembersOptions = { form, ids, path: [], owner, said };
  const shown = membersOf(options).filter(({ key }) => shared(key));
  const unknown = ids.length === 1 ? unknownMembers(options) : [];
  const inTab = (tab: Tab) => (key: string) =>
    tabOf(studio, key) === tab && shared(key) && Object.hasOwn(fieldsOf(form, owner), key);
  const { isSimple } = studio;
  const link = ids.length === 1 ? linkKeys(elementOf(studio.state, id)) : undefined;
  const tabs = tabsOf(studio);
  const sections = tabs.flatMap((tab): readonly Section[] => {
    const own = shown.filter(({ key }) => inTab(tab)(key));
    const isFirst = tab === "content";
    if (own.length === 0 && !isFirst) return [];
    const keys = new Set(own.map(({ key }) => key));
    return [
      {
        tab,
        bad: said.some(({ keys: [key], finding }) => key !== undefined && keys.has(key) && finding.severity !== "info"),
        draw: (used) =>
          html`${isFirst ? address(options) : nothing}${members({ ...options, only: inTab(tab), said: said.filter(({ keys: [key] }) => key !== undefined && keys.has(key)) })}${used}${
            isFirst && unknown.length > 0 && !isSimple ? others(form, unknown) : nothing
          }${isFirst && ids.length === 1 ? (isSimple ? beyondSimple(options, inTab("interaction")) : presence(options)) : nothing}`,
      },
    ];
  });
  const drawn = isSimple
    ? shown.filter(({ key }) => tabs.includes(tabOf(studio, key)))
    : [...shown, ...unknown, { key: "$if" }, { key: "$each" }];
  const placed = new Set(drawn.map(({ key }) => key));
  const isPlaced = ({ keys }: PlacedFinding) =>
    keys[0] === undefined
      ? false
      : placed.has(keys[0]) || (link?.every((key, at) => keys[at] === String(key)) ?? false);
  return { sections, said: said.filter((one) => !isPlaced(one)) };
}

/** Which fields all of several elements have, of the same type. */
function sharedBy(form: Form, ids: readonly Id[]): (key: string) => boolean {
  const kinds = [...new Set(ids.map((id) => elementOf(form.studio.state, id)?.tag ?? ""))].map((tag) =>
    fieldsOf(form, tag),
  );
  if (kinds.length < 2) return () => true;
  const [first, ...rest] = kinds;
  return (key) => rest.every((fields) => JSON.stringify(fields[key]?.type) === JSON.stringify(first?.[key]?.type));
}

/** What the catalog does not know stands there as it is written; in Simple it is told of. */
function beyond(form: Form, places: readonly Place[]): unknown {
  return form.studio.isSimple ? toldBeyondSimple(form.studio, [t("also-other")]) : others(form, places);
}

function others(form: Form, places: readonly Place[]): TemplateResult {
  return html`<div class="field" data-field="others"><div class="label">${t("other")}</div><p class="help">${t("other-help")}</p></div>${places.map(form.drawField)}`;
}

/** Condition and loop. What is no item of a list can't be repeated. */
function presence({ form, ids, said }: MembersOptions): TemplateResult {
  const [id = CARD] = ids;
  const at = (key: string) =>
    new Place({
      form,
      ids,
      path: [key],
      owner: "",
      field: { label: key, type: { kind: "text" } },
      said: within(said, [key]),
    });
  const loop = at("$each");
  const canLoop = positionOf(form.studio.state, id) !== undefined || loop.isSet;
  return html`<hr class="rule">${expressionBox(at("$if"))}${canLoop ? expressionBox(loop) : nothing}`;
}

// -- the card -----------------------------------------------------------------------------------------------------------

interface Block {
  readonly tab: Tab;
  readonly title: string;
  readonly path: readonly string[];
  readonly owner: string;
  readonly only?: (key: string) => boolean;
  /** The object may be left out: it has a switch. */
  readonly isOptional?: boolean;
  /** What the catalog doesn't know of the object stands here. */
  readonly hasRest?: boolean;
}

const STYLED = new Set(["width_mode", "compact_width", "wide_screen_mode"]);
const LANGUAGES = new Set(["locales", "use_custom_translation"]);
/** Of the settings, what has a block of its own. */
const ELSEWHERE = new Set([...STYLED, ...LANGUAGES, "style", "summary"]);
const ELEMENTS = new Set(["elements", "i18n_elements"]);
const OWN = new Set(["config", "card_link", "header", "body", "schema", ...ELEMENTS]);

function blocksOf(form: Form): readonly Block[] {
  const isModern = formatOf(form.studio.state) === "2.0";
  const inner = isModern ? { path: ["body"], owner: "body" } : { path: [], owner: "root" };
  const layout: readonly Block[] = isModern
    ? [{ tab: "style", title: t("layout"), ...inner, only: (key) => !ELEMENTS.has(key), hasRest: true }]
    : [];
  const config = { path: ["config"], owner: "config" };
  return [
    { tab: "content", title: t("header"), path: ["header"], owner: "header", isOptional: true, hasRest: true },
    { tab: "content", title: t("summary"), path: ["config", "summary"], owner: "summary", hasRest: true },
    { tab: "content", title: t("card-link"), path: ["card_link"], owner: "card_link", hasRest: true },
    { tab: "content", title: t("card-languages"), ...config, only: (key) => LANGUAGES.has(key) },
    { tab: "content", title: t("inside"), ...inner, only: (key) => ELEMENTS.has(key) },
    { tab: "style", title: t("settings"), ...config, only: (key) => STYLED.has(key) },
    ...layout,
    { tab: "style", title: t("custom-styles"), path: ["config", "style"], owner: "style", hasRest: true },
    { tab: "interaction", title: t("settings"), ...config, only: (key) => !ELSEWHERE.has(key), hasRest: true },
    {
      tab: "interaction",
      title: t("more-fields"),
      path: [],
      owner: "root",
      only: (key) => !OWN.has(key),
      hasRest: true,
    },
  ];
}

/** The card's own panel. */
export function cardSubject(form: Form): Subject {
  const said = saidOf(form.studio, CARD);
  const tabs = tabsOf(form.studio);
  const shown = blocksOf(form).filter(({ tab }) => tabs.includes(tab));
  const blocks = shown.map((block) => ({ ...block, said: within(said, block.path) }));
  const mine = ({ path, owner, only }: Block, { keys }: PlacedFinding) =>
    path.every((key, index) => keys[index] === key) &&
    keys[path.length] !== undefined &&
    (only?.(keys[path.length] ?? "") ?? true) &&
    owner !== "";
  return {
    sections: tabs.map((tab) => ({
      tab,
      bad: said.some(
        (one) => one.finding.severity !== "info" && blocks.some((block) => block.tab === tab && mine(block, one)),
      ),
      draw: (used) =>
        html`${blocks
          .filter((block) => block.tab === tab)
          .map((block) =>
            drawBlock(
              form,
              block,
              block.said.filter((one) => block.only?.(one.keys[0] ?? "") ?? one.keys.length > 0),
            ),
          )}${used}${tab === "interaction" ? shared(form) : nothing}`,
    })),
    said: said.filter((one) => !blocks.some((block) => mine(block, one))),
  };
}

function drawBlock(
  form: Form,
  { title, path, owner, only, isOptional = false, hasRest = false }: Block,
  said: readonly PlacedFinding[],
): unknown {
  const ids = [CARD];
  const options: MembersOptions = { form, ids, path, owner, said, ...(only && { only }) };
  const place = new Place({
    form,
    ids,
    path,
    owner: "root",
    field: { label: title, type: { kind: "object", shape: owner } },
  });
  const isOn = !isOptional || isObject(place.value);
  const unknown = hasRest ? unknownMembers(options) : [];
  if (membersOf(options).length === 0 && unknown.length === 0) return nothing;
  const turn = () => {
    place.set(isOn ? undefined : { ...(newValue(form, place.type) as object), template: "blue" });
    form.redraw();
  };
  return html`<section class="block" data-block=${owner}>
    <h3 class="block-t">${title}${isOptional ? switchFor({ id: place.name, isOn, label: title, disabled: !form.editable, turn }) : nothing}</h3>
    ${isOn ? html`${members(options)}${unknown.length > 0 ? beyond(form, unknown) : nothing}` : findings(form, said)}
  </section>`;
}

/** `update_multi` stands beside the card in what is sent (architecture §words: card content). */
function shared(form: Form): TemplateResult {
  const field: Field = { label: t("shared-card"), type: { kind: "flag" } };
  const place = new Place({ form, ids: [DOCUMENT], path: ["update_multi"], owner: "document", field });
  const isOn = isObject(holderOf(form.studio.state, DOCUMENT)) && place.value === true;
  return html`<section class="block" data-block="document">${framed(place, {
    end: switchFor({
      id: place.name,
      isOn,
      label: place.field.label,
      disabled: !form.editable,
      turn: () => {
        place.set(!isOn);
        form.redraw();
      },
    }),
    control: html`<p class="help">${t("shared-card-help")}</p>`,
  })}</section>`;
}
