/** Calls to the simulator's own server, from its own pages. */
import type { Shapes } from "../web/api-types.ts";
import { refusal, request } from "../web/http.ts";

/** What is said at each address where all is well. */
interface Said {
  "/control/": Shapes["SimState"];
  "/control/messages/": Shapes["SimMessage"];
  "/control/state/": Shapes["SimState"];
  "/host/sign/": Shapes["HostConfig"];
  "/native/begin/": Shapes["SimBegin"];
  "/native/chats/": Shapes["SimPicker"];
  "/native/check/": Shapes["SimCheck"];
  "/native/code/": Shapes["SimCode"];
  "/native/config/": Shapes["SimVerdict"];
  "/native/groups/": Shapes["SimGroup"];
  "/native/log/": unknown;
  "/native/resolve/": Shapes["SimResolved"];
  "/native/send/": Shapes["SimSent"];
}

type Asked = keyof Said;

/** The language is a query parameter, since a page's client decides it and not the browser. */
let locale = "";

export function speak(language: string): void {
  locale = language;
}

/** The server's own sentence about a request it refused. */
export class HttpError extends Error {}

export function get<What extends Asked>(what: What, query: Readonly<Record<string, number>> = {}): Promise<Said[What]> {
  return heard(what, query);
}

export function post<What extends Asked>(what: What, body: unknown): Promise<Said[What]> {
  return heard(what, {}, body);
}

/** The card of a message as text, for people to read. */
export async function cardText(openMessageId: string): Promise<string> {
  return (await request(`/control/messages/${encodeURIComponent(openMessageId)}/`)).text();
}

async function heard<What extends Asked>(
  what: What,
  query: Readonly<Record<string, number>>,
  body?: unknown,
): Promise<Said[What]> {
  const asked = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)]));
  if (locale !== "") asked.set("locale", locale);
  const response = await request(asked.size === 0 ? what : `${what}?${asked}`, body);
  if (!response.ok) throw new HttpError((await refusal(response)) ?? `HTTP ${response.status}`);
  return (await response.json()) as Said[What];
}
