/** Draws the page's state. What comes after a send is drawn by a part that is loaded when a send begins. */

import type { Phase, State } from "../jssdk/machine.ts";
import { earlyTelling, isEarly } from "../jssdk/telling.ts";
import type { PageData, Target, Wishes } from "../jssdk/types.ts";
import { renew } from "../ui/dom.ts";
import type { Shown } from "./outcome-view.ts";
import { tip } from "./parts.ts";
import { earlyActions, earlyStatus, plainActions, plainStatus } from "./view.ts";
import { wordsOf } from "./words.ts";

/** Where the card goes, and for pages opened from a chat what is said about that; `name` is the chat's. */
export interface Way {
  target: Target;
  said: string;
  name: string;
}

type Part = typeof import("./outcome-view.ts");

const FRESH: Shown = { card: false, recall: false, copied: "", at: 0 };
const WITH_CARD: readonly Phase[] = ["ready", "preparing", "waiting", "asking", "cancelled", "sure"];
/** Blanks, and where the card goes, are of use where a tap sends it anew. */
const WITH_FORM: readonly Phase[] = ["ready", "preparing", "waiting", "cancelled", "blocked"];

export class Screen {
  private readonly status = byId("status");
  private readonly origin = byId("origin");
  private readonly card = byId("card");
  private readonly foot = byId("actions");
  private readonly form = document.getElementById("blanks");
  private readonly targets = document.getElementById("to");
  private part: Part | null = null;
  private loading: Promise<void> | null = null;
  /** What was drawn plainly and is drawn again when the part is there. */
  private late: Parameters<Screen["draw"]> | null = null;
  private shown = FRESH;
  private phase: Phase = "ready";

  /** Begins to load what draws outcomes; sending does not wait for it. */
  warm(): Promise<void> {
    this.loading ??= import("./outcome-view.ts").then(
      async (part) => {
        await part.styled;
        this.part = part;
      },
      () => {
        this.loading = null;
      },
    );
    return this.loading;
  }

  /** The part, as soon as it is there; null where it does not come in `milliseconds`. */
  async loaded(milliseconds: number): Promise<Part | null> {
    await Promise.race([this.warm(), new Promise((resolve) => setTimeout(resolve, milliseconds))]);
    return this.part;
  }

  draw(state: State, data: PageData, way: Way): void {
    if (state.phase !== this.phase) this.shown = { ...FRESH, at: Date.now() };
    this.phase = state.phase;
    this.late = null;
    const t = wordsOf(data.brand);
    if (isEarly(state)) {
      const telling = earlyTelling(state, way.target, way.name, t);
      renew(this.status, earlyStatus(state, telling));
      renew(this.foot, earlyActions(telling));
    } else if (this.part === null) {
      renew(this.status, plainStatus(state, t));
      renew(this.foot, plainActions(t));
      this.late = [state, data, way];
      void this.warm().then(() => this.drawLate());
    } else {
      const words = this.part.outcomeWords(data.brand);
      renew(this.status, this.part.statusView(state, this.shown, data, words));
      renew(this.foot, this.part.actionsView(state, data, words));
    }
    renew(this.origin, state.phase === "ready" && way.said !== "" ? tip(way.said) : null);
    this.card.hidden = !WITH_CARD.includes(state.phase) && !this.shown.card;
    for (const part of [this.form, this.targets]) {
      if (part !== null) part.hidden = !WITH_FORM.includes(state.phase);
    }
  }

  private drawLate(): void {
    if (this.part !== null && this.late !== null) this.draw(...this.late);
  }

  /** Copies what a developer needs to know, and says whether it could. */
  async copyDetails(state: State, data: PageData, wishes: Wishes): Promise<void> {
    const copied = (await this.part?.copyDetails(state, data, wishes)) ?? false;
    this.show(() => ({ copied: copied ? "copied" : "copyFailed" }));
  }

  /** Turns one of the view's own switches; drawn with the next `draw`. */
  show(change: (shown: Shown) => Partial<Shown>): void {
    this.shown = { ...this.shown, ...change(this.shown) };
  }
}

function byId(id: string): HTMLElement {
  return document.getElementById(id) as HTMLElement;
}
