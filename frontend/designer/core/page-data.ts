/** What the server puts into the designer's page (`cardstudio/designer/pages.py`). */
import type { VersionRow } from "../../library/versions.ts";

export interface PageData {
  /** `try`: nobody is signed in, and the card is kept on this device only. */
  readonly mode: "template" | "try";
  /** Of the template; "" in `/try/`. */
  readonly id: string;
  readonly name: string;
  /** The person's id; "" in `/try/`. */
  readonly user: string;
  readonly userName: string;
  readonly teamName: string;
  readonly revision: number;
  /** The document as JSON text, every digit of it. */
  readonly document: string;
  readonly versions: readonly VersionRow[];
  readonly mayEdit: boolean;
  readonly mayPublish: boolean;
  readonly mayShare: boolean;
  readonly catalogUrl: string;
  readonly urls: Readonly<Partial<Record<"library" | "send" | "share" | "history" | "signin" | "keep", string>>>;
}
