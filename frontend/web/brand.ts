/**
 * One platform, two brands: sentences are written for Feishu and spoken under the name people know theirs by
 * (`cardstudio/feishu/brands.py` does the same). Between Chinese characters a Latin word stands with a space on each side.
 * They are escaped here, since files people take away are ASCII.
 */
export function inBrand(text: string, brand: string): string {
  if (brand !== "lark") return text;
  return text
    .replace(/Feishu|\u98de\u4e66/g, "Lark")
    .replace(/([\u4e00-\u9fff])(?=Lark)/g, "$1 ")
    .replace(/Lark(?=[\u4e00-\u9fff])/g, "Lark ");
}
