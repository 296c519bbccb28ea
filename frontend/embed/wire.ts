/** A button's requests to its link: from another origin, without cookies, so that who asks is known by the origin alone. */

export interface Answer {
  /** HTTP status; 0 when no answer came, which is also what a browser makes of an origin that is not allowed. */
  readonly status: number;
  readonly body: unknown;
}

export interface Wire {
  post(what: string, body: unknown): Promise<Answer>;
  get(what: string): Promise<Answer>;
}

/** `link` is the share page's address with its final slash. Never rejects. */
export function wireTo(link: string): Wire {
  const ask = async (what: string, options: RequestInit): Promise<Answer> => {
    try {
      const response = await fetch(link + what, { ...options, credentials: "omit", referrerPolicy: "no-referrer" });
      return { status: response.status, body: await response.json().catch(() => null) };
    } catch {
      return { status: 0, body: null };
    }
  };
  return {
    // `keepalive` lets a report outlive the page; a beacon would carry cookies.
    post: (what, body) => {
      const headers = { "Content-Type": "application/json" };
      return ask(what, { method: "POST", headers, body: JSON.stringify(body), keepalive: true, cache: "no-store" });
    },
    get: (what) => ask(what, {}),
  };
}
