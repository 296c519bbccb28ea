/** Teams that cards may go to. */
import { call } from "../web/api.ts";

export interface TeamChoice {
  readonly id: string;
  readonly name: string;
}

/** Those in which the person may change cards. */
export async function teamsToEdit(): Promise<readonly TeamChoice[]> {
  const { data } = await call("GET", "teams/");
  return data.results.filter((team) => "role" in team && team.role !== "viewer");
}
