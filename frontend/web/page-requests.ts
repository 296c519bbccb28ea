/** The share page's requests. All go to the page's own address, so that no cookie and no other origin is needed. */

interface Answer {
  /** HTTP status, 0 when no answer came. */
  status: number;
  body: unknown;
}

/** A post to `<page>/<what>`; never rejects. `keepalive` lets it outlive the page. */
export async function post(what: string, body: unknown): Promise<Answer> {
  try {
    const response = await fetch(address(what), {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
      keepalive: true,
      cache: "no-store",
    });
    return { status: response.status, body: await response.json().catch(() => null) };
  } catch {
    return { status: 0, body: null };
  }
}

/** The JSON at `<page>/<what>`; null when it can't be had. Never rejects. */
export async function get<T>(what: string): Promise<T | null> {
  try {
    const response = await fetch(address(what));
    return response.ok ? ((await response.json()) as T) : null;
  } catch {
    return null;
  }
}

/** A post that is handed over while the page goes away; nobody learns whether it arrived. */
export function beacon(what: string, body: unknown): void {
  try {
    const json = new Blob([JSON.stringify(body)], { type: "application/json" });
    if (navigator.sendBeacon(address(what), json)) return;
  } catch {
    // Chrome before 81 refuses JSON here.
  }
  void post(what, body);
}

/** Runs a script from another host; rejects when it can't be had. */
export function loadScript(url: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = url;
    script.async = true;
    script.referrerPolicy = "no-referrer";
    script.onload = () => resolve();
    script.onerror = () => {
      script.remove();
      reject(new Error(`${url} could not be loaded`));
    };
    document.head.append(script);
  });
}

function address(what: string): string {
  return `${location.pathname}${what}`;
}
