/** Moving all of one's cards and chat lists into another team, one after the other. */
import { send } from "../web/api.ts";

export interface Moved {
  readonly cards: number;
  readonly failed: number;
  readonly all: number;
  /** Why the first one that stayed did. */
  readonly problem?: unknown;
}

export async function moveAll(from: string, to: string, tell: (done: number, all: number) => void): Promise<Moved> {
  const cards = await idsOf(`templates/?team=${from}`);
  const lists = await idsOf(`chat-lists/?team=${from}`);
  const things = [...cards.map((id) => `templates/${id}/`), ...lists.map((id) => `chat-lists/${id}/`)];
  const problems: unknown[] = [];
  for (const [index, path] of things.entries()) {
    tell(index, things.length);
    try {
      await send("POST", `${path}move/`, { body: { team: to } });
    } catch (error) {
      problems.push(error);
    }
  }
  return { cards: cards.length, failed: problems.length, all: things.length, problem: problems[0] };
}

async function idsOf(first: string): Promise<string[]> {
  const ids: string[] = [];
  for (let path: string | null = first; path !== null; ) {
    const { data } = (await send("GET", path)) as { data: { results: { id: string }[]; next: string | null } };
    ids.push(...data.results.map(({ id }) => id));
    path = data.next === null ? null : data.next.slice(data.next.indexOf("/api/v1/") + "/api/v1/".length);
  }
  return ids;
}
