/** The right column: which client this is, what goes wrong, what was called. */
import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { ChevronDown, Trash2, X } from "lucide";
import { t } from "../i18n/simulator.ts";
import { icon } from "../ui/icon.ts";
import type { App } from "./app.ts";
import { clockSeconds, iso } from "./chat-times.ts";
import { replayChoices, replayKnown, WAITING } from "./replay.ts";
import type { Boot, FaultsView } from "./state.ts";

const SLOW_MS = 2000;
const PLATFORM_NAMES = { windows: "Windows", mac: "macOS", ios: "iOS", android: "Android", harmony: "HarmonyOS" };

type Choices = readonly (readonly [value: string, label: string])[];

export function controls(app: App): TemplateResult {
  return html`<aside class="sim-r ${app.controls ? "is-open" : ""}" aria-label=${t("controls")}>
    <button class="ib sim-r-close" aria-label=${t("close")} @click=${() => {
      app.controls = false;
      app.redraw();
    }}>${icon(X)}</button>
    <div class="sim-set" tabindex="-1">${client(app)}${faults(app)}</div>
    ${calls(app)}
  </aside>`;
}

function client(app: App): TemplateResult {
  const { profile, persona, personas } = app.state;
  const versions = new Set([...(app.boot.versions[profile.platform] ?? []), profile.version]);
  const set = (change: Record<string, string>): void => app.set({ profile: change });
  return html`<section>
    <h2>${t("client")}</h2>
    <div class="row2">
      ${choice(t("platform"), profile.platform, Object.entries(PLATFORM_NAMES), (platform) =>
        set({ platform, version: app.boot.versions[platform]?.[0] ?? profile.version }),
      )}
      ${choice(t("version"), profile.version, [...versions].map(same), (version) => set({ version }))}
    </div>
    <div class="row2">
      ${choice(t("brand"), profile.brand, app.boot.brands.map(pair), (brand) => set({ brand }))}
      ${choice(
        t("language"),
        profile.language,
        [["", t("languageAuto")], ...app.boot.languages.map(pair)],
        async (language) => {
          await app.control({ profile: { language } });
          location.reload();
        },
      )}
    </div>
    ${choice(
      t("signedInAs"),
      persona.open_id,
      personas.map((one) => [
        one.open_id,
        `${one.name}, ${one.tenant_name}${one.available ? "" : ` (${t("unavailable")})`}`,
      ]),
      (open_id) => app.set({ persona: open_id }),
    )}
  </section>`;
}

function faults(app: App): TemplateResult {
  const now = app.state.faults;
  const flip = (name: keyof FaultsView, label: string, help: string): TemplateResult =>
    toggle(label, help, now[name] === true, (on) => app.set({ faults: { [name]: on } }));
  return html`<section>
    <h2>${t("faults")}</h2>
    ${choice(t("faultNext"), now.next, app.boot.next.map(nextLabel), (next) => app.set({ faults: { next } }))}
    ${choice(t("rawChoice"), now.raw_result.length > 0 ? WAITING : "", replayChoices(app), (id) => replayKnown(app, id))}
    <button class="link sim-link" @click=${() => {
      app.replayProblem = "";
      app.redraw();
    }}>${t("rawOpen")}</button>
    ${choice(t("faultConfigCode"), String(now.apis.config ?? ""), configFaults(), (code) => {
      const { config: _before, ...others } = now.apis;
      app.set({ faults: { apis: code === "" ? others : { ...others, config: Number(code) } } });
    })}
    ${choice(t("faultPlatform"), now.platform, platformFaults(), (platform) => app.set({ faults: { platform } }))}
    ${flip("no_callback", t("faultCallback"), t("faultCallbackHelp"))}
    ${flip("no_card_info", t("faultInfo"), t("faultInfoHelp"))}
    ${flip("note_fails", t("faultNote"), t("faultNoteHelp"))}
    ${toggle(t("faultSlow"), t("faultSlowHelp"), now.slow_ms > 0, (on) => app.set({ faults: { slow_ms: on ? SLOW_MS : 0 } }))}
    ${flip("signature_old", t("faultSignature"), "333444")}
    ${flip("config_silent", t("faultConfig"), t("faultConfigHelp"))}
    ${flip("bridge_missing", t("faultBridge"), t("faultBridgeHelp"))}
  </section>`;
}

/** What the platform may say to h5sdk.config (h5-jssdk §1.4). */
const CONFIG_CODES = [1012, 1014, 333430, 333440, 333441, 333442, 333443, 333446, 333447, 333448, 333449, 333450, 103];

function configFaults(): Choices {
  return [["", t("faultNone")], ...CONFIG_CODES.map(String).map(same)];
}

function platformFaults(): Choices {
  return [
    ["", t("faultNone")],
    ["token_invalid", t("platformToken")],
    ["ip_refused", t("platformIp")],
    ["rate_limited", t("platformRate")],
    ["server_error", t("platformServer")],
    ["malformed", t("platformMalformed")],
    ["slow", t("platformSlow")],
  ];
}

function nextLabel(value: string): readonly [string, string] {
  if (value === "") return [value, t("faultNone")];
  return [value, value === "partial" ? t("faultPartial") : value];
}

function pair({ value, label }: Boot["brands"][number]): readonly [string, string] {
  return [value, label];
}

function same(value: string): readonly [string, string] {
  return [value, value];
}

function calls(app: App): TemplateResult {
  const log = [...app.store.log].reverse();
  return html`<section class="sim-log">
    <h2>${t("calls")}<span class="grow"></span><button class="ib ib-xs" aria-label=${t("clear")} title=${t("clear")}
      @click=${() => app.set({ clear_calls: true })}>${icon(Trash2)}</button></h2>
    ${log.length === 0 ? html`<p class="meta">${t("callsEmpty")}</p>` : nothing}
    <ul tabindex="0" aria-label=${t("calls")}>${log.map(
      (call) =>
        html`<li><time datetime=${iso(call.at_ms)}>${clockSeconds(call.at_ms)}</time><code class="cut">${call.name}</code><span class="lg cut ${call.level}" title=${call.outcome}>${call.outcome}</span></li>`,
    )}</ul>
  </section>`;
}

function choice(label: string, value: string, choices: Choices, onPick: (value: string) => unknown): TemplateResult {
  return html`<label class="field"><span class="label">${label}</span><span class="sel">
    <select class="select" @change=${(event: Event) => onPick((event.target as HTMLSelectElement).value)}>
      ${choices.map(([key, text]) => html`<option value=${key} .selected=${live(key === value)}>${text}</option>`)}
    </select>${icon(ChevronDown, { class: "i-sm" })}</span></label>`;
}

function toggle(label: string, help: string, on: boolean, onFlip: (on: boolean) => void): TemplateResult {
  return html`<div class="swr"><span class="grow">${label}<span class="meta">${help}</span></span><button
    class="switch ${on ? "is-on" : ""}" role="switch" aria-checked=${String(on)} aria-label=${label} @click=${() => onFlip(!on)}></button></div>`;
}
