/** The draft a release is made of: the one that stands on a canvas, or the stored one where nobody edits it. */
export interface ReleasableDraft {
  /** What is said once a blank got its default here. */
  readonly saidOfDefault: "default-set" | "default-stored";
  /** Everything that was typed is saved; resolves with the revision that holds it. */
  settle(): Promise<number>;
  /** The value a blank would get as its default, undefined for none; asked once the draft is settled. */
  valueFor(name: string): unknown;
  /** Gives a blank that default, in what is saved. */
  giveDefault(name: string): Promise<void>;
}
