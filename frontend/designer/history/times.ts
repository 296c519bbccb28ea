/** When each step of the history was taken: the model itself knows no clock. DOM-free. */
import type { History } from "../../document/history.ts";
import type { Message } from "../../i18n/message.ts";

export class StepTimes {
  /** By label: the very object stays with its step through undo and redo. */
  private readonly times = new WeakMap<Message, number>();

  /** Looks at the history after a change. A burst has the time of its latest stroke. */
  note({ past }: History, now: number): void {
    const label = past.at(-1)?.label;
    if (label !== undefined && !this.times.has(label)) this.times.set(label, now);
  }

  of(label: Message): number | undefined {
    return this.times.get(label);
  }
}
