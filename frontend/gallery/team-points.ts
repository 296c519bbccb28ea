/** The team's own starting points, which the gallery shows before ours: loading them and drawing their section. */
import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { LayoutTemplate, LoaderCircle } from "lucide";
import { t } from "../i18n/gallery.ts";
import { showThumbnail } from "../preview/thumbnails.ts";
import { icon } from "../ui/icon.ts";
import { loadStartingPoints, matching, type StartingPoint } from "./entries.ts";

interface Asks {
  readonly changed: () => void;
  readonly pick: (point: StartingPoint) => void;
}

export class TeamPoints {
  private points: readonly StartingPoint[] | undefined;
  private next: string | undefined;
  private team = "";
  private hasFailed = false;
  private isLoading = false;

  constructor(private readonly asks: Asks) {}

  /** The first of them, or those that follow what is there. */
  async load(team = this.team): Promise<void> {
    if (this.isLoading) return;
    this.team = team;
    this.isLoading = true;
    this.hasFailed = false;
    this.asks.changed();
    try {
      const { found, next } = await loadStartingPoints(team, this.next);
      this.points = [...(this.points ?? []), ...found];
      this.next = next;
    } catch {
      this.hasFailed = true;
    }
    this.isLoading = false;
    this.asks.changed();
  }

  async loadAll(): Promise<void> {
    while (this.next !== undefined && !this.isLoading && !this.hasFailed) await this.load();
  }

  matching(query: string): readonly StartingPoint[] {
    return matching(this.points ?? [], query);
  }

  /** The section; while something is searched only what was found. `busy`: the id of the one that is being used. */
  draw(query: string, busy: string | undefined): TemplateResult | typeof nothing {
    const shown = this.matching(query);
    if (query !== "" && shown.length === 0) return nothing;
    return html`<section class="gal-own" aria-labelledby="gal-own">
      <h2 class="gal-title" id="gal-own">${t("own")}</h2>
      ${
        shown.length > 0
          ? html`<ul class="grid">${repeat(
              shown,
              ({ id }) => id,
              (point) => this.tile(point, busy),
            )}</ul>`
          : nothing
      }
      ${this.foot(query)}
    </section>`;
  }

  /** What stands below the tiles: that there are none, that they are coming or did not come, or a way to more. */
  private foot(query: string): TemplateResult | typeof nothing {
    const load = () => void this.load();
    if (this.hasFailed)
      return html`<p class="gal-note" role="alert">${t("load-failed")} <button class="btn btn-sm" type="button" @click=${load}>${t("load-again")}</button></p>`;
    if (this.points === undefined) return html`<p class="gal-note gal-wait" role="status">${t("loading")}</p>`;
    if (this.points.length === 0)
      return html`<p class="gal-note">${icon(LayoutTemplate)}<span>${t("own-none")}</span></p>`;
    if (this.next === undefined || query !== "") return nothing;
    return html`<p class="gal-note"><button class="btn" type="button" ?disabled=${this.isLoading} @click=${load}>${t("own-more")}</button></p>`;
  }

  private tile(point: StartingPoint, busy: string | undefined): TemplateResult {
    const isBusy = busy === point.id;
    return html`<li class="tile gal-tile" aria-busy=${isBusy}>
      <div class="tile-view" data-start=${point.id} aria-hidden="true"><div class="tile-card"></div></div>
      ${isBusy ? html`<span class="gal-busy" role="status">${icon(LoaderCircle, { class: "spin" })}${t("creating")}</span>` : nothing}
      <div class="tile-meta">
        <button class="gal-name" type="button" ?disabled=${busy !== undefined} @click=${() => this.asks.pick(point)}>${point.name}</button>
        <p class="gal-text">${point.description}</p>
      </div>
    </li>`;
  }

  showThumbnails(root: ParentNode): void {
    for (const view of root.querySelectorAll<HTMLElement>(".tile-view[data-start]")) {
      const point = this.points?.find(({ id }) => id === view.dataset.start);
      if (point) showThumbnail(view, point.preview);
    }
  }
}
