/** What a call of the SDK comes to, in the standard object contract (h5-jssdk §2.6). */

export type Fields = Record<string, unknown>;

/** The functions a page may hand over; `complete` follows each of the others. */
export type Callback = "success" | "fail" | "complete";

export type SdkResult =
  | { readonly kind: "success"; readonly result: Fields }
  | { readonly kind: "fail"; readonly result: Fields }
  /** An answer word for word, on one of the page's callbacks. */
  | { readonly kind: "raw"; readonly callback: Callback; readonly result: unknown }
  /** A fault: the page is never told. */
  | { readonly kind: "silent" };

export function success(api: string, fields: Fields = {}): SdkResult {
  return { kind: "success", result: { ...fields, errMsg: `${api}:ok` } };
}

/** `reason` follows the fixed part of errMsg, as real clients do it. */
export function fail(api: string, errCode: number, reason: string, fields: Fields = {}): SdkResult {
  return { kind: "fail", result: { ...fields, errCode, errMsg: `${api}:fail ${reason}` } };
}

/** The newer pair of codes, known to all APIs: 103 not supported, 105 not authenticated, … (h5-jssdk §1.4). */
export function failErrno(api: string, errno: number, errString: string, fields: Fields = {}): SdkResult {
  return { kind: "fail", result: { ...fields, errno, errString, errMsg: `${api}:fail ${errString}` } };
}

/**
 * A failure known by its number alone. Numbers below 1,000 and of seven digits are the newer `errno`, all others `errCode`
 * (h5-jssdk §1.4).
 */
export function failNumber(api: string, number: number): SdkResult {
  const newer = number < 1_000 || (number >= 1_000_000 && number < 10_000_000);
  return newer ? failErrno(api, number, "as asked for") : fail(api, number, "as asked for");
}
