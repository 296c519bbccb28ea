/** What the server puts into the designer's page (`cardstudio/designer/pages.py`). */
import { pageData } from "../../web/page-data.ts";
import type { VersionRow } from "../top/versions.ts";

export interface PageData {
  /** `try`: the card is kept on this device only. */
  readonly mode: "template" | "try";
  /** In `/try/`: whether somebody is signed in, who could keep the card. */
  readonly signedIn: boolean;
  /** Of the template; "" in `/try/`. */
  readonly id: string;
  readonly name: string;
  /** The person's id; "" in `/try/`. */
  readonly user: string;
  readonly userName: string;
  readonly teamName: string;
  readonly revision: number;
  /** The document as JSON text, every digit of it; "" in `/try/`. */
  readonly document: string;
  readonly versions: readonly VersionRow[];
  readonly mayEdit: boolean;
  readonly mayPublish: boolean;
  readonly mayShare: boolean;
  readonly formatDefault: "1.0" | "2.0";
  readonly catalogUrl: string;
  readonly urls: Readonly<Partial<Record<"library" | "send" | "share" | "history" | "signin" | "keep", string>>>;
}

/** What a page without a template says nothing of. */
const NOBODY = {
  signedIn: false,
  id: "",
  name: "",
  user: "",
  userName: "",
  teamName: "",
  revision: 0,
  document: "",
  versions: [],
  mayPublish: false,
  mayShare: false,
};

export function readPage(): PageData {
  return { ...NOBODY, ...pageData("page-data") };
}
