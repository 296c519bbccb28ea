/** The dialog that invites: what the link gives, for how long and how many; the link and its QR code; links that still work. */
import { html, nothing, svg, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { ChevronDown, Copy, Link } from "lucide";
import { t } from "../i18n/teams.ts";
import { askInDialog, askSure } from "../ui/dialogs.ts";
import { icon } from "../ui/icon.ts";
import { timeText } from "../ui/time.ts";
import { call } from "../web/api.ts";
import type { Shapes } from "../web/api-types.ts";
import { copyText } from "../web/copy-text.ts";
import { attempt, reasonOf } from "./attempt.ts";
import { ROLES, type Role, roleLine, roleName } from "./roles.ts";

type Invite = Shapes["InviteOut"];

const DAYS = [1, 7, 30] as const;
const DAY_MS = 24 * 60 * 60 * 1000;
const COPIED_MS = 2_000;

class InviteDialog {
  private role: Role = "editor";
  private days: (typeof DAYS)[number] = 7;
  private most = "10";
  private made: Invite | undefined;
  private living: readonly Invite[] | undefined;
  private copied: string | undefined;
  private problem = "";
  private isBusy = false;
  private redraw: () => void = () => undefined;

  constructor(private readonly team: string) {}

  async show(): Promise<void> {
    const title = t("invite-title");
    void this.load();
    await askInDialog<true>(
      title,
      (_close, redraw) => {
        this.redraw = redraw;
        return this.draw(title);
      },
      { css: "dlg-m" },
    );
  }

  private async load(): Promise<void> {
    try {
      this.living = (await call("GET", `teams/${this.team}/invites/`)).data.results;
    } catch (error) {
      this.problem = reasonOf(error);
    }
    this.redraw();
  }

  private draw(title: string): TemplateResult {
    return html`<form @submit=${this.submitted}>
      <div class="dialog-body"><h2>${title}</h2><p class="lead">${t("invite-text")}</p>
        <div class="dlg-in">
          <div class="inv">
            <div class="inv-l">${this.roleField()}${this.daysField()}${this.mostField()}</div>
            <div class="inv-qr">${this.code()}</div>
          </div>
          ${this.link()}
          ${this.others()}
        </div>
      </div>
      <p class="dialog-problem" role="alert">${this.problem || nothing}</p>
      <div class="dialog-foot"><button class="btn ${this.made ? "btn-ink" : "btn-quiet"}" type="button" data-cancel>${t("done")}</button></div>
    </form>`;
  }

  /** Another link is another promise: what was made stays in the list below, and a new one is made for what is chosen now. */
  private change(change: () => void): void {
    change();
    this.made = undefined;
    this.problem = "";
    this.redraw();
  }

  private roleField(): TemplateResult {
    const choose = (event: Event) => this.change(() => (this.role = (event.target as HTMLSelectElement).value as Role));
    return html`<div class="field"><label class="label" for="invite-role">${t("invite-role")}</label>
      <span class="sel"><select class="select" id="invite-role" autofocus aria-describedby="invite-role-line" @change=${choose}>
        ${ROLES.map((role) => html`<option value=${role} ?selected=${role === this.role}>${roleName(role)}</option>`)}
      </select>${icon(ChevronDown, { class: "i-sm" })}</span>
      <p class="help" id="invite-role-line">${roleLine(this.role)}</p></div>`;
  }

  private daysField(): TemplateResult {
    const choose = (days: (typeof DAYS)[number]) => this.change(() => (this.days = days));
    const step = (event: KeyboardEvent) => {
      const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
      if (by === undefined) return;
      event.preventDefault();
      const at = (DAYS.indexOf(this.days) + by + DAYS.length) % DAYS.length;
      choose(DAYS[at] ?? 7);
      (event.currentTarget as HTMLElement).querySelectorAll("button")[at]?.focus();
    };
    return html`<div class="field"><span class="label" id="invite-days">${t("invite-days")}</span>
      <div class="seg seg-fill" role="radiogroup" aria-labelledby="invite-days" @keydown=${step}>
        ${DAYS.map(
          (
            days,
          ) => html`<button type="button" role="radio" aria-checked=${days === this.days} tabindex=${days === this.days ? 0 : -1}
            @click=${() => choose(days)}>${t(days === 1 ? "day" : "days", { count: days })}</button>`,
        )}
      </div></div>`;
  }

  private mostField(): TemplateResult {
    const type = (event: Event) => this.change(() => (this.most = (event.target as HTMLInputElement).value));
    return html`<div class="field"><label class="label" for="invite-most">${t("invite-most")}</label>
      <input class="input" id="invite-most" type="number" min="1" max="10000" step="1" required .value=${this.most} @input=${type}></div>`;
  }

  private code(): TemplateResult {
    const code = this.made?.qr;
    if (!code) return html`<div class="inv-none">${t("invite-code-none")}</div>`;
    return html`<svg class="qr" viewBox="0 0 ${code.size} ${code.size}" role="img" aria-label=${t("invite-code")}>
        ${svg`<path class="q0" d="M0 0h${code.size}v${code.size}H0z"/><path class="q1" d=${code.path}/>`}</svg>
      <p class="meta">${t("invite-scan")}</p>`;
  }

  private link(): TemplateResult {
    const url = this.made?.url;
    if (!url)
      return html`<button class="btn btn-ink btn-lg" ?disabled=${this.isBusy}>${icon(Link)}<span>${t("invite-make")}</span></button>`;
    return html`<div class="linkbox"><span class="cut" title=${url}>${url}</span>
      <button class="btn btn-sm" type="button" data-copy-new @click=${() => this.copy(url)}>${icon(Copy)}<span>${this.copied === url ? t("copied") : t("copy-link")}</span></button></div>`;
  }

  private others(): TemplateResult | typeof nothing {
    const rows = this.living?.filter(({ id }) => id !== this.made?.id) ?? [];
    if (rows.length === 0) return nothing;
    return html`<div><div class="sec-h"><h3>${t("invite-living")}</h3><span class="count">${rows.length}</span></div>
      <ul class="rows pnl inv-list">${repeat(
        rows,
        ({ id }) => id,
        (invite) => this.row(invite),
      )}</ul></div>`;
  }

  private row(invite: Invite): TemplateResult {
    const { url } = invite;
    const made = { role: roleName(invite.role), date: timeText(invite.created_at, "day"), name: invite.created_by };
    const label = t("invite-made", made);
    return html`<li><span class="av av-ico" aria-hidden="true">${icon(Link)}</span>
      <span class="grow"><b>${label}</b><span class="meta">${usesOf(invite)}${t("comma")}${endOf(invite)}</span></span>
      ${url ? html`<button class="btn btn-quiet btn-sm" type="button" @click=${() => this.copy(url)}>${this.copied === url ? t("copied") : t("copy-link")}</button>` : nothing}
      <button class="btn btn-quiet btn-sm" type="button" aria-label=${t("revoke-one", { what: label })} @click=${() => this.revoke(invite)}>${t("revoke")}</button></li>`;
  }

  private readonly submitted = (event: SubmitEvent): void => {
    event.preventDefault();
    if (this.made === undefined && !this.isBusy) void this.make();
  };

  private async make(): Promise<void> {
    this.isBusy = true;
    this.redraw();
    const body = {
      role: this.role,
      expires_at: new Date(Date.now() + this.days * DAY_MS).toISOString(),
      max_uses: Number(this.most),
    };
    try {
      this.made = (await call("POST", `teams/${this.team}/invites/`, { body })).data;
      this.living = [this.made, ...(this.living ?? [])];
      this.problem = "";
    } catch (error) {
      this.problem = reasonOf(error);
    }
    this.isBusy = false;
    this.redraw();
    document.querySelector<HTMLElement>("[data-copy-new]")?.focus();
  }

  private async copy(url: string): Promise<void> {
    if (!(await copyText(url))) {
      this.problem = t("copy-failed");
      return this.redraw();
    }
    this.copied = url;
    this.redraw();
    setTimeout(() => {
      if (this.copied === url) this.copied = undefined;
      this.redraw();
    }, COPIED_MS);
  }

  private async revoke(invite: Invite): Promise<void> {
    if (!(await askSure(t("revoke-title"), t("revoke-text"), t("revoke")))) return;
    const done = await attempt(() => call("DELETE", `teams/${this.team}/invites/${invite.id}/`));
    if (done === undefined) return;
    this.living = this.living?.filter(({ id }) => id !== invite.id);
    this.redraw();
  }
}

/** "2 of 10 used: Bob, Vera", "not used yet". */
function usesOf({ uses, max_uses: most, used_by: names }: Invite): string {
  if (uses === 0) return most === null ? t("unused") : t("unused-of", { most });
  const said = most === null ? t("used", { uses }) : t("used-of", { uses, most });
  return t("used-by", { used: said, names: names.join(t("comma")) });
}

function endOf({ expires_at: end }: Invite): string {
  return end === null ? t("no-end") : t("ends", { date: timeText(end, "day") });
}

export function showInvite(team: string): Promise<void> {
  return new InviteDialog(team).show();
}
