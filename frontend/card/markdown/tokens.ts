/** What Feishu markdown means, independent of how it is drawn. The same shapes stand in tests/vectors/markdown. */

export type Align = "left" | "center" | "right" | "";

export type Block =
  | { type: "paragraph"; children: Inline[] }
  | { type: "heading"; level: number; children: Inline[] }
  | { type: "list"; ordered: boolean; start: number; items: Block[][] }
  | { type: "quote"; children: Block[] }
  | { type: "code"; language: string; text: string }
  | { type: "rule" }
  | { type: "table"; align: Align[]; head: Inline[][]; rows: Inline[][][] };

export type Inline =
  | { type: "text"; text: string }
  /** A line end the author asked for. */
  | { type: "break" }
  /** A line end of dialect 2.0 that a client may swallow. */
  | { type: "softbreak" }
  | { type: "em" | "strong" | "strike"; children: Inline[] }
  | { type: "code"; text: string }
  | { type: "link"; href: string; children: Inline[] }
  | { type: "image"; key: string; alt: string }
  | { type: "emoji"; key: string }
  /** One of Feishu's own tags; `children` is empty for those that hold no text. */
  | { type: "tag"; name: string; attributes: Record<string, string>; children: Inline[] };
