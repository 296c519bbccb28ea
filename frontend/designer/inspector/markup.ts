/** Writing Feishu's markup around what is selected (card-format §3): marks all of its dialects take. DOM-free. */

export type Mark = "bold" | "italic" | "strike" | "link" | "mention" | "color";

/** What replaces `start` to `end`, and what is selected in the text afterwards. */
export interface Marked {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly selectStart: number;
  readonly selectEnd: number;
}

const SIGNS: Readonly<Partial<Record<Mark, string>>> = { bold: "**", italic: "*", strike: "~~" };

/**
 * Marks a selection; signs that stand around it already are taken away. `word`: the colour, or the words of an empty link.
 *
 *     marked("say it", 4, 6, "bold").text  // "**it**"
 */
export function marked(text: string, start: number, end: number, mark: Mark, word: string): Marked {
  const chosen = text.slice(start, end);
  const sign = SIGNS[mark];
  if (sign !== undefined) return toggled(text, start, end, sign);
  if (mark === "color") return around(start, end, `<font color='${word}'>`, chosen, "</font>");
  if (mark === "mention") return around(start, end, "<at id=", chosen || "all", "></at>");
  return linked(start, end, chosen || word);
}

function toggled(text: string, start: number, end: number, sign: string): Marked {
  const chosen = text.slice(start, end);
  const [before, behind] = [text.slice(start - sign.length, start), text.slice(end, end + sign.length)];
  const single = sign !== "*" || (text[start - 2] !== "*" && text[end + 1] !== "*");
  if (start >= sign.length && before === sign && behind === sign && single) {
    const from = start - sign.length;
    return { text: chosen, start: from, end: end + sign.length, selectStart: from, selectEnd: from + chosen.length };
  }
  return around(start, end, sign, chosen, sign);
}

function around(start: number, end: number, open: string, chosen: string, close: string): Marked {
  const from = start + open.length;
  return { text: open + chosen + close, start, end, selectStart: from, selectEnd: from + chosen.length };
}

/** The address is selected, to be typed over. */
function linked(start: number, end: number, words: string): Marked {
  const from = start + words.length + 3;
  return { text: `[${words}](https://)`, start, end, selectStart: from, selectEnd: from + "https://".length };
}
