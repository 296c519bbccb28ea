import { html, nothing, type TemplateResult } from "lit";
import { createRef, ref } from "lit/directives/ref.js";
import { t } from "../../i18n/canvas.ts";
import type { Device, MessageCard } from "../../preview/message-card.ts";
import { glide } from "../../ui/motion.ts";
import { followTheme } from "../../ui/theme.ts";
import type { Box } from "../core/boxes.ts";
import { Part } from "../core/part.ts";
import type { Change } from "../core/studio.ts";
import type { CanvasActions } from "./overlay-context.ts";
import { Pointing } from "./pointing.ts";
import { Stage } from "./stage.ts";

/** `<designer-canvas>`: the card as it will look, to be edited where it stands; on one device or on both side by side. */
export class DesignerCanvas extends Part {
  static override properties = { ...Part.properties, tools: { attribute: false } };

  /** Undefined until the surroundings are there: the card can be seen and selected before. */
  declare tools: CanvasActions | undefined;
  protected override readonly watches: readonly Change[] = ["document", "view", "selection"];
  private readonly chat = createRef<HTMLElement>();
  private known: Partial<Record<Device, Stage>> = {};
  private pointing: Pointing | undefined;
  private wasCarried = false;
  private theme: "light" | "dark" = "light";
  private readonly stops: (() => void)[] = [];

  get scroller(): HTMLElement {
    return this.chat.value ?? this;
  }

  /** The devices shown now. */
  get stages(): readonly Stage[] {
    const { device } = this.studio.view;
    const devices: readonly Device[] = device === "both" ? ["desktop", "mobile"] : [device];
    return devices.map((one) => this.stage(one));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.pointing ??= new Pointing(this.studio, this);
    followTheme((theme) => {
      this.theme = theme;
      this.requestUpdate();
    });
    const redraw = () => this.schedule();
    addEventListener("resize", redraw);
    this.stops.push(() => removeEventListener("resize", redraw));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const stop of this.stops.splice(0)) stop();
  }

  /** The stage a point of the page belongs to, as far as something was hit. */
  stageAt(target: EventTarget | null): Stage | undefined {
    return this.stages.find(({ root }) => target instanceof Node && root.contains(target));
  }

  protected override heard(change: Change): void {
    super.heard(change);
    if (change === "reveal") this.reveal();
    if (change === "carry") this.carrying();
    this.schedule();
  }

  protected override render(): TemplateResult {
    const { view } = this.studio;
    for (const stage of this.stages) stage.draw(view.theme ?? this.theme);
    return html`<section class="chat" tabindex="0" aria-label=${t("canvas")} data-theme=${view.theme ?? nothing} ${ref(this.chat)} @scroll=${() => this.schedule()}
        @pointermove=${(event: PointerEvent) => this.pointing?.move(event)} @pointerleave=${() => this.pointing?.leave()}
        @pointerdown=${(event: PointerEvent) => this.pointing?.down(event)} @click=${(event: MouseEvent) => this.pointing?.click(event)}
        @mousedown=${(event: MouseEvent) => this.pointing?.press(event)} @contextmenu=${(event: MouseEvent) => this.pointing?.menu(event)}>
        <div class="chat-in">${this.stages.map((stage) => this.message(stage))}</div>
      </section>
      ${this.tools?.strip() ?? nothing}`;
  }

  private message(stage: Stage): TemplateResult {
    return html`<section class="msg msg-${stage.device}" aria-label=${t(stage.device)}>
      <span class="av av-e av-lg" aria-hidden="true">${t("avatar")}</span>
      <div class="msg-b">
        <div class="msg-n">${t("sender")}<span class="chip">${t("bot")}</span><time>10:24</time></div>
        ${stage.root}
      </div>
    </section>`;
  }

  private stage(device: Device): Stage {
    const known = this.known[device];
    if (known !== undefined) return known;
    const made = new Stage({
      studio: this.studio,
      device,
      view: () => this.viewOf(device),
      isMain: () => this.main.device === device,
      pointer: () => this.pointing?.at ?? { x: 0, y: 0 },
      tools: () => this.tools,
    });
    this.known[device] = made;
    return made;
  }

  /** The stage people work on: where the pointer is or was. */
  private get main(): Stage {
    return this.stageNear(this.pointing?.at.x ?? 0);
  }

  /** The stage nearest to a place between left and right. */
  stageNear(x: number): Stage {
    const far = ({ root }: Stage) => {
      const { left, right } = root.getBoundingClientRect();
      return Math.max(left - x, 0, x - right);
    };
    const [first, second] = this.stages;
    if (second === undefined || first === undefined) return first as Stage;
    return far(second) < far(first) ? second : first;
  }

  private viewOf(device: Device): Box {
    const { left, top } = this.scroller.getBoundingClientRect();
    const { clientWidth: width, clientHeight: height } = this.scroller;
    const next = this.stages.find((stage) => stage.device !== device && device === "desktop");
    const until = next === undefined ? left + width : next.root.getBoundingClientRect().left;
    return { left, top, width: Math.min(width, until - left), height };
  }

  private schedule(): void {
    for (const { overlay } of this.stages) overlay.schedule();
  }

  private carrying(): void {
    const isCarried = this.studio.carried !== undefined;
    if (this.wasCarried && !isCarried) for (const { overlay } of this.stages) overlay.prepareDrop();
    this.wasCarried = isCarried;
  }

  /** Waits until a card is drawn as it is now: first it is handed to the element, which then draws it. */
  async drawn(card: MessageCard): Promise<void> {
    await this.updateComplete;
    await card.updateComplete;
  }

  /** Scrolls the first of the revealed elements into the visible part, if it is not there. */
  private reveal(): void {
    const { ids, flash } = this.studio.revealed;
    const stage = this.main;
    if (flash) for (const { overlay } of this.stages) overlay.wash(ids);
    void this.drawn(stage.card).then(() => {
      const box = ids.flatMap((id) => stage.overlay.boxesOf(id))[0];
      const { top, height } = this.viewOf(stage.device);
      if (box === undefined || (box.top >= top && box.top + Math.min(box.height, height) <= top + height)) return;
      this.scroller.scrollBy({ top: box.top - top - 80, behavior: glide() });
    });
  }
}

customElements.define("designer-canvas", DesignerCanvas);
