/** Which chat a page was opened from: the client is asked, so that a person sees where the card goes (h5-jssdk §3.8). */
import { type Options, type Sdk, within } from "./sdk.ts";

type Fields = Readonly<Record<string, unknown>>;
type Api = "getTriggerContext" | "getChatInfo";

/** The name of the chat behind a trigger code; empty where the client can't say in `milliseconds`. Never rejects. */
export async function originName(code: string, { tt }: Sdk, milliseconds: number): Promise<string> {
  const ask = (api: Api, options: Options) =>
    within(milliseconds, asked(tt?.[api], options), `${api} did not answer in time`);
  try {
    const { openChatId } = await ask("getTriggerContext", { triggerCode: code });
    return nameIn(await ask("getChatInfo", { openChatId }));
  } catch {
    // Sending works all the same.
    return "";
  }
}

function asked(api: ((options: Options) => unknown) | undefined, options: Options): Promise<Fields> {
  return new Promise((resolve, reject) => {
    if (api === undefined) reject(new Error("the client does not offer it"));
    else api({ ...options, success: (result: unknown) => resolve(fieldsOf(result)), fail: reject });
  });
}

/** The name is at the top, or in `data`, which some clients make a list. */
function nameIn(result: Fields): string {
  const { data } = result;
  return text(result.name) || text(fieldsOf(Array.isArray(data) ? data[0] : data).name);
}

function fieldsOf(value: unknown): Fields {
  return typeof value === "object" && value !== null ? (value as Fields) : {};
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}
