import type { Report } from "./types.ts";

/** What a reporter needs of the world; tests bring their own. */
export interface ReportTransport {
  /** HTTP status of a post, 0 when no answer came. */
  post(body: unknown): Promise<number>;
  /** Hand over without waiting, while the page goes away. */
  beacon(body: unknown): void;
  load(): Report[];
  save(queue: readonly Report[]): void;
  sleep(milliseconds: number): Promise<void>;
}

const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = 30_000;

/**
 * Brings every report to the server once: in order, again after a failure, across reloads.
 *
 * Reports are idempotent there, so sending one twice is harmless and losing one is not.
 */
export class Reporter {
  private readonly wire: ReportTransport;
  private readonly client: unknown;
  private readonly queue: Report[];
  private running: Promise<void> | null = null;

  constructor(wire: ReportTransport, client: unknown) {
    this.wire = wire;
    this.client = client;
    this.queue = wire.load();
    if (this.queue.length > 0) this.run();
  }

  /** Resolves when this report and all before it have been answered. */
  send(report: Report): Promise<void> {
    this.queue.push(report);
    this.wire.save(this.queue);
    return this.run();
  }

  /** Called while the page is being hidden: whatever is still here goes out now. */
  flush(): void {
    for (const report of this.queue) this.wire.beacon(this.body(report));
  }

  private run(): Promise<void> {
    this.running ??= this.drain().finally(() => {
      this.running = null;
    });
    return this.running;
  }

  private async drain(): Promise<void> {
    let pause = FIRST_PAUSE;
    for (let report = this.queue[0]; report !== undefined; report = this.queue[0]) {
      if (settles(await this.wire.post(this.body(report)))) {
        this.queue.shift();
        this.wire.save(this.queue);
        pause = FIRST_PAUSE;
      } else {
        await this.wire.sleep(pause);
        pause = Math.min(pause * 2, LONGEST_PAUSE);
      }
    }
  }

  private body(report: Report): unknown {
    return { ...report, client: this.client };
  }
}

/** These pass: a session that ran out, a server that was slow or busy. */
const PASSING = new Set([401, 408, 429]);

/** Whether asking again would change nothing: taken, known, contradicted, refused. */
function settles(status: number): boolean {
  return status >= 200 && status < 500 && !PASSING.has(status);
}
