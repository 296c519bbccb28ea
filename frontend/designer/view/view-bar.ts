import { html, nothing, type TemplateResult } from "lit";
import {
  Columns2,
  Eye,
  FlaskConical,
  History,
  Languages,
  MessageSquareText,
  Monitor,
  Moon,
  Smartphone,
  Sun,
} from "lucide";
import type { MadePreview } from "../../document/preview-values.ts";
import { t } from "../../i18n/view.ts";
import { localeName, localesOf } from "../../preview/locales.ts";
import { icon } from "../../ui/icon.ts";
import { type Segment, segmented } from "../../ui/segmented.ts";
import { shownTheme } from "../../ui/theme.ts";
import { Part } from "../core/part.ts";
import type { Preview } from "../core/previews.ts";
import type { Change, Studio } from "../core/studio.ts";
import type { Device, Theme } from "../core/view-settings.ts";
import { dropdown, type Option } from "./dropdown.ts";
import { hasBlanks, previewBand, previewName } from "./preview-band.ts";

/** Client versions to choose from: each lacks something the one before has. */
const LENSES = ["7.33", "7.20", "7.12", "7.9", "7.6", "7.4", "7.1", "6.6"];
const MADE: readonly MadePreview[] = ["longest", "shortest", "empty"];
const ZOOMS = [50, 75, 100, 125, 150];
/** What a chat takes beside a card, in pixels: the avatar, the room around. */
const BESIDE = { desktop: 600 + 94, mobile: 340 + 94, both: 600 + 340 + 180 } as const;
/** Languages and preview values may have changed; looked at in a pause of the typing. */
const AFTER_EDIT_MS = 300;

/** `<designer-view-bar>`: how the card is looked at. Nothing of it changes the document. */
export class DesignerViewBar extends Part {
  static override properties = { ...Part.properties, look: { state: true } };

  protected override readonly watches: readonly Change[] = ["view", "findings"];
  /** The card in the list of chats; drawn by a script that is loaded when first opened. */
  declare private look: TemplateResult | undefined;
  /** Draws what an older client lacks; loaded with the first lens. */
  private strip: ((studio: Studio) => TemplateResult) | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly themed = () => this.requestUpdate();

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener("theme-change", this.themed);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener("theme-change", this.themed);
  }

  protected override heard(change: Change): void {
    super.heard(change);
    if (change !== "document") return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.requestUpdate(), AFTER_EDIT_MS);
  }

  protected override render(): TemplateResult {
    return html`<div class="csub" role="toolbar" aria-label=${t("view-bar")}>
        ${this.devices()}${this.themes()}${this.languages()}${this.previews()}
        <span class="grow"></span>
        ${this.summary()}${this.studio.isSimple ? nothing : this.lenses()}${this.zooms()}
      </div>
      ${previewBand(this.studio)}
      ${this.studio.view.lens === undefined ? nothing : this.strip?.(this.studio)}`;
  }

  private devices(): TemplateResult {
    const devices: readonly Segment<Device>[] = [
      ["desktop", t("device-desktop"), Monitor],
      ["mobile", t("device-mobile"), Smartphone],
      ["both", t("device-both"), Columns2],
    ];
    return segmented(t("device"), devices, this.studio.view.device, (device) => this.studio.setView({ device }));
  }

  private themes(): TemplateResult {
    const themes: readonly Segment<Theme>[] = [
      ["light", t("theme-light"), Sun],
      ["dark", t("theme-dark"), Moon],
    ];
    const chosen = this.studio.view.theme ?? shownTheme();
    return segmented(t("theme"), themes, chosen, (theme) => this.studio.setView({ theme }));
  }

  private languages(): TemplateResult {
    const { studio } = this;
    const { locale } = studio.view;
    const locales = localesOf(studio.state.document.card);
    const options = ["", ...locales].map((one) => ({
      label: one === "" ? t("language-base") : localeName(one),
      isChosen: one === locale,
      choose: () => studio.setView({ locale: one }),
    }));
    return dropdown({
      name: t("language"),
      shapes: Languages,
      value: locale === "" ? t("language-base") : localeName(locale),
      options,
      ...(locales.length === 0 && { hint: t("language-one") }),
    });
  }

  /** What stands in the places of blanks: the content, or values for looking only, told by colour. */
  private previews(): TemplateResult | typeof nothing {
    const { studio } = this;
    const { preview } = studio;
    if (preview === undefined && !hasBlanks(studio.state.document)) return nothing;
    const option = (one: Preview): Option => ({
      label: previewName(one),
      isChosen: isSame(one, preview),
      choose: () => void studio.lookAt(one),
    });
    const content = {
      label: t("content"),
      isChosen: preview === undefined,
      choose: () => void studio.lookAt(undefined),
    };
    const named = studio.samples.map(({ name }) => option({ named: name }));
    return dropdown({
      name: t("shown"),
      shapes: preview === undefined ? Eye : FlaskConical,
      value: preview === undefined ? t("content") : t("preview", { name: previewName(preview) }),
      options: [content, ...named, ...MADE.map((made) => option({ made }))],
      hint: t("previews-hint"),
      css: preview === undefined ? "v-shown" : "v-shown is-preview",
    });
  }

  private summary(): TemplateResult {
    return html`<details class="menu-holder menu-end" data-menu @toggle=${(event: Event) => void this.summaryOpened(event)}>
      <summary class="ib ib-sm" aria-label=${t("summary")} title=${t("summary")}>${icon(MessageSquareText)}</summary>
      <div class="pop sum-pop">${this.look ?? nothing}</div>
    </details>`;
  }

  private async summaryOpened({ target }: Event): Promise<void> {
    if (!(target as HTMLDetailsElement).open) return;
    const { summaryPanel: summaryLook } = await import("./summary-panel.ts");
    this.look = summaryLook(this.studio);
  }

  private lenses(): TemplateResult {
    const { studio } = this;
    const { lens } = studio.view;
    const option = (version: string | undefined): Option => ({
      label: version === undefined ? t("lens-latest") : t("lens-version", { version }),
      isChosen: lens === version,
      choose: () => void this.lookThrough(version),
    });
    return dropdown({
      name: t("lens"),
      shapes: History,
      value: option(lens).label,
      options: [option(undefined), ...LENSES.map(option)],
      hint: t("lens-hint"),
      css: "menu-end v-lens",
    });
  }

  private async lookThrough(version: string | undefined): Promise<void> {
    if (version === undefined) return this.studio.setLens(undefined);
    const [{ ClientLens }, { lensStrip }] = await Promise.all([import("./lens.ts"), import("./lens-strip.ts")]);
    this.strip = lensStrip;
    this.studio.setLens(new ClientLens(this.studio.catalog, version, t("lens-update")));
  }

  private zooms(): TemplateResult {
    const { studio } = this;
    const options: Option[] = ZOOMS.map((zoom) => ({
      label: `${zoom}%`,
      isChosen: studio.view.zoom === zoom,
      choose: () => studio.setView({ zoom }),
    }));
    options.push({ label: t("zoom-fit"), isChosen: false, choose: () => studio.setView({ zoom: this.fitting() }) });
    return dropdown({ name: t("zoom"), value: `${studio.view.zoom}%`, options, css: "menu-end v-zoom" });
  }

  /** The zoom at which the card is as wide as the canvas lets it. */
  private fitting(): number {
    const share = this.clientWidth / BESIDE[this.studio.view.device];
    return Math.round(Math.min(Math.max(100 * share, ZOOMS[0] ?? 50), ZOOMS.at(-1) ?? 150));
  }
}

function isSame(one: Preview, other: Preview | undefined): boolean {
  if (other === undefined) return false;
  return "made" in one ? "made" in other && other.made === one.made : "named" in other && other.named === one.named;
}

customElements.define("designer-view-bar", DesignerViewBar);
