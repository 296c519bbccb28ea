/** Said by the small page that a second sign-in ends on (`designer/signed-in.ts`). */
export const CHANNEL = "cardstudio.signed-in";
