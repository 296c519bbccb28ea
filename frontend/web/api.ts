/** Calls to our own API: one way to send, one shape for everything that can go wrong. */
import type { Asked, Method, OfKnown, Said, Shapes } from "./api-types.ts";
import { csrfToken, JSON_TYPE, request } from "./http.ts";

const TIMEOUT_MS = 20_000;

/** An answer other than 2xx. `code` is for programs, `message` for people, `body` everything that was said. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly text: string,
    readonly body: Readonly<Record<string, unknown>>,
  ) {
    super(message);
    this.name = "Problem";
  }
}

/** `text` is the answer as it came, for those who need every digit; `data` is what `JSON.parse` makes of it. */
export interface Answer<Data = unknown> {
  readonly status: number;
  readonly text: string;
  readonly data: Data;
  readonly revision: number | undefined;
}

export interface Options<Body = unknown> {
  /** A value, or JSON text or a file that is sent as it is. */
  readonly body?: Body | string | Blob;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
  /** Milliseconds to wait for an answer. */
  readonly patience?: number;
}

/**
 * Call `/api/v1/<path>`; what is sent and answered is typed by the address. Throws Problem for an answer that is no success,
 * and TypeError when there was no answer.
 */
export async function call<M extends Method, Path extends string>(
  method: M,
  path: Path,
  ...rest: OfKnown<M, Path, [options?: Options<Asked<M, Path>>]>
): Promise<Answer<Said<M, Path>>> {
  return (await send(method, path, rest[0])) as Answer<Said<M, Path>>;
}

/** The same where the address is only known as it runs. */
export async function send(
  method: string,
  path: string,
  { body, headers, signal, patience = TIMEOUT_MS }: Options = {},
): Promise<Answer> {
  const timeout = new AbortController();
  const timer = setTimeout(() => timeout.abort(), patience);
  signal?.addEventListener("abort", () => timeout.abort(), { once: true });
  try {
    const response = await request(`/api/v1/${path}`, body, {
      method,
      credentials: "same-origin",
      signal: timeout.signal,
      headers: {
        Accept: "application/json",
        "Accept-Language": document.documentElement.lang,
        "X-CSRFToken": csrfToken(),
        ...(body !== undefined && JSON_TYPE),
        ...headers,
      },
      ...((typeof body === "string" || body instanceof Blob) && { body }),
    });
    return await read(response);
  } finally {
    clearTimeout(timer);
  }
}

async function read(response: Response): Promise<Answer> {
  const text = await response.text();
  const data = parsed(text);
  if (response.ok) return { status: response.status, text, data, revision: revisionOf(response) };
  const body = isRecord(data) ? data : {};
  const error = isRecord(body.error) ? body.error : {};
  const message = typeof error.message === "string" ? error.message : response.statusText || String(response.status);
  throw new Problem(response.status, String(error.code ?? ""), firstField(error.fields) ?? message, text, body);
}

/** The report in an answer that refuses a card as it is (413, 422). */
export function reportIn({ body }: Problem): Shapes["Report"] | undefined {
  return isRecord(body.report) ? (body as unknown as Shapes["Refused"]).report : undefined;
}

function parsed(text: string): unknown {
  try {
    return text === "" ? null : JSON.parse(text);
  } catch {
    return null;
  }
}

/** The first sentence about a field says more than "some fields need another look". */
function firstField(fields: unknown): string | undefined {
  if (!isRecord(fields)) return undefined;
  const sentences = Object.values(fields)[0];
  const first = Array.isArray(sentences) ? sentences[0] : undefined;
  return typeof first === "string" ? first : undefined;
}

function revisionOf(response: Response): number | undefined {
  const tag = /"(\d+)"/.exec(response.headers.get("ETag") ?? "");
  return tag ? Number(tag[1]) : undefined;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
