import { LitElement } from "lit";
import type { Change, Studio } from "./studio.ts";

/**
 * A part of the designer: draws itself into the page (no shadow root: the page's own styles reach it) and again whenever
 * something it watches changes. Set `studio` before it is connected.
 */
export abstract class Part extends LitElement {
  static override properties = { studio: { attribute: false } };

  declare studio: Studio;
  /** What this part redraws for. */
  protected abstract readonly watches: readonly Change[];
  private stop: (() => void) | undefined;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.stop = this.studio.listen((change) => this.heard(change));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stop?.();
  }

  /** Told of every change; redraws for those it watches, and when more or less of the designer is shown. */
  protected heard(change: Change): void {
    if (change === "depth" || this.watches.includes(change)) this.requestUpdate();
  }
}
