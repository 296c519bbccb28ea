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
  /** The team's id; "" in `/try/`. */
  readonly team: string;
  readonly teamName: string;
  readonly revision: number;
  /** The document as JSON text, every digit of it; "" in `/try/`. */
  readonly document: string;
  readonly versions: readonly VersionRow[];
  /** The number of the version that programs get; null while there is none. */
  readonly release: number | null;
  readonly mayEdit: boolean;
  readonly mayPublish: boolean;
  readonly maySend: boolean;
  /** Whether the team's new cards begin from it. */
  readonly startingPoint: boolean;
  readonly archived: boolean;
  readonly formatDefault: "1.0" | "2.0";
  readonly catalogUrl: string;
  readonly urls: Readonly<
    Partial<
      Record<"library" | "send" | "share" | "history" | "versions" | "activity" | "offers" | "signin" | "keep", string>
    >
  >;
}

/** What a page without a template says nothing of. */
const NOBODY = {
  signedIn: false,
  id: "",
  name: "",
  user: "",
  userName: "",
  team: "",
  teamName: "",
  revision: 0,
  document: "",
  versions: [],
  release: null,
  mayPublish: false,
  maySend: false,
  startingPoint: false,
  archived: false,
};

export function readPage(): PageData {
  return { ...NOBODY, ...pageData("page-data") };
}
