/** The value of each property, by name. */
type Values = Record<string, unknown>;

/**
 * A custom element that draws itself once after any number of changes to its properties: the part of LitElement a card
 * needs. The card is loaded into other people's pages, where LitElement's other parts would be a tenth of its size.
 */
export abstract class Reactive extends HTMLElement {
  /** Names of the properties whose change redraws. */
  static readonly properties: readonly string[] = [];

  protected readonly root: ShadowRoot = this.attachShadow({ mode: "open" });
  /** What has to settle, besides the next drawing, before the element counts as drawn. */
  protected readonly pending = new Set<Promise<unknown>>();
  private readonly held: Values = {};
  private scheduled: Promise<void> | undefined;

  constructor() {
    super();
    // A page may have set properties before this script was there to give them meaning.
    const early = this as unknown as Values;
    for (const name of (this.constructor as typeof Reactive).properties) {
      if (!Object.hasOwn(this, name)) continue;
      const value = early[name];
      delete early[name];
      early[name] = value;
    }
    this.requestUpdate();
  }

  /** Gives a class its accessors; called once, before it is defined. */
  static prepare(element: typeof Reactive): void {
    for (const name of element.properties) {
      Object.defineProperty(element.prototype, name, {
        configurable: true,
        enumerable: true,
        get(this: Reactive) {
          return this.held[name];
        },
        set(this: Reactive, value: unknown) {
          const before = this.held[name];
          this.held[name] = value;
          if (before !== value) this.changed(name);
        },
      });
    }
  }

  attributeChangedCallback(name: string, _before: string | null, value: string | null): void {
    (this as unknown as Values)[name] = value ?? undefined;
  }

  /** Resolves when everything changed so far is drawn. */
  get updateComplete(): Promise<boolean> {
    return this.settle();
  }

  requestUpdate(): void {
    this.scheduled ??= Promise.resolve().then(() => {
      this.scheduled = undefined;
      this.draw();
    });
  }

  protected changed(_name: string): void {
    this.requestUpdate();
  }

  /** Draws the present state; must not throw. */
  protected abstract draw(): void;

  private async settle(): Promise<boolean> {
    while (this.scheduled !== undefined || this.pending.size > 0) {
      await this.scheduled;
      await Promise.all([...this.pending].map((waiting) => waiting.catch(() => undefined)));
    }
    return true;
  }
}
