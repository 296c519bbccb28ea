/** Asks the linter about each state of the document, and keeps only answers that speak of the present one. */
import { stringify } from "lossless-json";
import type { Report } from "../../checks/analysis.ts";
import { type Answer, call, Problem, reportIn } from "../../web/api.ts";
import { placed } from "./placed-findings.ts";
import type { Studio } from "./studio.ts";

const QUIET_MS = 250;

export class Linting {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private asking: AbortController | undefined;
  private asked = "";

  constructor(private readonly studio: Studio) {
    studio.listen((change) => {
      if (change === "document") this.soon();
      if (change === "check") void this.now();
      if (change === "view" && this.question() !== this.asked) void this.now();
    });
  }

  /** What is asked beside the document: for which channel and client version. */
  private question(): string {
    const { channel, lens } = this.studio.view;
    return [channel && `,"channel":"${channel}"`, lens && `,"client":"${lens}"`].filter(Boolean).join("");
  }

  /** Looks at the document after a pause in the typing. */
  soon(): void {
    clearTimeout(this.timer);
    this.asking?.abort();
    this.timer = setTimeout(() => void this.now(), QUIET_MS);
  }

  /** Looks at the document as it is. */
  async now(): Promise<void> {
    clearTimeout(this.timer);
    this.asking?.abort();
    const mine = new AbortController();
    this.asking = mine;
    const { studio } = this;
    const { document } = studio.state;
    this.asked = this.question();
    try {
      const body = `{"document":${stringify(document)}${this.asked}}`;
      const report = await looked(call("POST", "cards/lint/", { body, signal: mine.signal }));
      // What was said of an older card is dropped.
      if (mine.signal.aborted || studio.state.document !== document) return;
      studio.setFindings({ report, placed: placed(studio.state, report), status: "fresh" });
    } catch {
      if (!mine.signal.aborted) studio.setFindings({ ...studio.findings, status: "failed" });
    }
  }
}

/** The report of an answer; a document too large to be looked at is refused with one that says so. */
async function looked(asked: Promise<Answer<Report>>): Promise<Report> {
  try {
    return (await asked).data;
  } catch (error) {
    const report = error instanceof Problem && error.status === 413 ? reportIn(error) : undefined;
    if (report === undefined) throw error;
    return report;
  }
}
