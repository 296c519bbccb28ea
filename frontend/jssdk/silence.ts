/** Counts the silence after a call: fires once when it has lasted, unless it ends before. */
export class Silence {
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly milliseconds: number,
    private readonly fire: () => void,
  ) {}

  /** Begin to count; `since` is when the silence began (epoch milliseconds), null = now. A running count goes on. */
  begin(since: number | null): void {
    if (this.timer !== undefined) return;
    const passed = since === null ? 0 : Math.max(Date.now() - since, 0);
    this.timer = setTimeout(
      () => {
        this.timer = undefined;
        this.fire();
      },
      Math.max(this.milliseconds - passed, 0),
    );
  }

  end(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }
}
