/** The catalog as the designer reads it (`GET /api/v1/catalog/`, card-format §2): the model's part and what forms are made of. */

import type { IconNode } from "lucide";
import type { Catalog as ModelCatalog } from "../../document/catalog.ts";
import type { Language } from "../../i18n/index.ts";
import type { Shapes } from "../../web/api-types.ts";
import { request } from "../../web/http.ts";

/** The type of a field; which members are there hangs on `kind` (`cardstudio/cards/catalog/types.py`, `shapes.py`, `lengths.py`). */
export interface FieldType {
  readonly kind: string;
  readonly values?: readonly (string | number)[];
  readonly tags?: readonly string[];
  readonly item?: FieldType;
  readonly shape?: string;
  readonly palette?: boolean;
  readonly pattern?: string;
  readonly spelling?: "date" | "time" | "datetime";
  readonly max_length?: number;
  readonly max_items?: number;
  readonly min?: number;
  readonly max?: number;
  readonly words?: readonly string[];
  readonly px?: readonly (number | null)[];
  readonly percent?: readonly number[];
  readonly parts?: readonly number[];
  readonly types?: readonly string[];
}

/** That another property has one of these values, or with `isnt` none of them; null is not said. */
export interface When {
  readonly key: string;
  readonly values: readonly (string | boolean | null)[];
  readonly isnt?: boolean;
}

export interface Field {
  readonly label: string;
  readonly type: FieldType;
  readonly required?: boolean;
  /** Taken by the platform although no page lists it. */
  readonly tolerated?: boolean;
  readonly deprecated?: boolean;
  readonly default?: unknown;
  readonly min_client?: string;
  /** It does something only where all of this holds, and inside a form where it says so. */
  readonly when?: readonly When[];
  readonly in_form?: boolean;
}

export interface Component {
  readonly label: string;
  readonly help: string;
  readonly group: string;
  /** What it is known by; null for what is never named by itself. */
  readonly icon: IconNode | null;
  readonly tagged: boolean;
  readonly placeable: boolean;
  readonly form_only: boolean;
  readonly is_level: boolean;
  readonly interactive: boolean;
  readonly undocumented: boolean;
  readonly formats: readonly string[];
  readonly min_client: string | null;
  readonly snippets: Readonly<Partial<Record<string, unknown>>>;
  readonly fields: Readonly<Partial<Record<string, Readonly<Record<string, Field>>>>>;
}

export interface Group {
  readonly name: string;
  readonly label: string;
  readonly components: readonly string[];
}

export interface Catalog extends ModelCatalog {
  readonly hash: string;
  readonly locale: Language;
  readonly groups: readonly Group[];
  readonly components: Readonly<Record<string, Component>>;
  readonly colors: Readonly<Record<string, { readonly light: string; readonly dark: string }>>;
  /** The fields forms show as style and as interaction, by name; all others are content. */
  readonly sections: Readonly<Record<"style" | "interaction", readonly string[]>>;
  /** What the words of closed lists mean: by the word, or by `field.word`. */
  readonly words: Readonly<Record<string, string>>;
  readonly templates: readonly string[];
  readonly tag_colors: readonly string[];
  readonly text_sizes: readonly string[];
  readonly locales: readonly string[];
  /** Icon tokens by style; not there before `loadIcons`. */
  icons?: Readonly<Record<string, readonly string[]>>;
  readonly channels: Readonly<Record<string, { readonly limit_bytes: number }>>;
}

/** What the API's description has no words for: icons are pairs, languages those of the front end. */
interface Narrower {
  readonly locale: Language;
  readonly components: Readonly<Record<string, { readonly icon: IconNode | null }>>;
}

/** Rejects when the server can't be reached. */
export async function loadCatalog(url: string): Promise<Catalog> {
  const answer = await request(url, undefined, { credentials: "same-origin" });
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  return (await answer.json()) as Shapes["Catalog"] & Narrower;
}

/** Completes the catalog by the icon tokens, which only the source pane knows by name. */
export async function loadIcons(catalog: Catalog): Promise<void> {
  catalog.icons ??= (await loadCatalog("/api/v1/catalog/")).icons ?? {};
}
