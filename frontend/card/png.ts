import { sheetText } from "./sheets.ts";

/** A drawn card as a PNG, made in the browser: its elements and styles in an SVG, and that painted on a canvas. */

export interface PictureOptions {
  /** Pixels of the picture per CSS pixel; 2 when not given. */
  readonly scale?: number;
}

const XHTML = "http://www.w3.org/1999/xhtml";
/** Canvases beyond this come out empty in some browsers. */
const MOST_PIXELS = 16_000_000;
// Characters that XML has no way to write.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])/g;

/**
 * A PNG of what `root` shows. Nothing is fetched: pictures are taken as the page has loaded them, and those that another
 * origin keeps to itself become grey fields. Rejects where the page's policy allows no `data:` images.
 */
export async function pictureOf(root: ShadowRoot, { scale = 2 }: PictureOptions): Promise<Blob> {
  const source = root.querySelector(".root");
  const box = root.host.getBoundingClientRect();
  if (source === null || box.width === 0 || box.height === 0)
    throw new Error("There is nothing drawn to make a picture of.");
  const { width, height } = { width: Math.ceil(box.width), height: Math.ceil(box.height) };
  const image = await loaded(
    `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svgOf(source, root.host, width, height))}`,
  );
  const pixels = Math.min(scale, Math.sqrt(MOST_PIXELS / (width * height)));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(width * pixels);
  canvas.height = Math.round(height * pixels);
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob === null ? reject(new Error("The picture could not be made.")) : resolve(blob)),
      "image/png",
    );
  });
}

function svgOf(source: Element, host: Element, width: number, height: number): string {
  const copy = copyOf(source);
  const wrapper = document.createElementNS(XHTML, "div");
  wrapper.setAttribute("class", "host");
  const mode = host.getAttribute("data-width");
  if (mode !== null) wrapper.setAttribute("data-width", mode);
  const style = document.createElementNS(XHTML, "style");
  style.textContent = sheetText()
    .replace(/:host\(([^)]*)\)/g, ".host$1")
    .replace(/:host/g, ".host");
  wrapper.append(style, copy);
  const markup = new XMLSerializer().serializeToString(wrapper).replace(NOT_XML, "");
  const size = `width="${width}" height="${height}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size}><foreignObject ${size}>${markup}</foreignObject></svg>`;
}

/** A copy that shows without the page what the original shows in it. */
function copyOf(source: Element): Element {
  const copy = source.cloneNode(true) as Element;
  const originals = [source, ...source.querySelectorAll("*")];
  const copies = [copy, ...copy.querySelectorAll("*")];
  originals.forEach((original, index) => {
    const twin = copies[index];
    if (twin !== undefined) keepShown(original, twin);
  });
  return copy;
}

function keepShown(original: Element, twin: Element): void {
  if (original instanceof HTMLCanvasElement)
    twin.replaceWith(still(original, original.width, original.height, original.style));
  else if (original instanceof HTMLImageElement)
    twin.replaceWith(still(original, original.naturalWidth, original.naturalHeight, undefined, original.className));
  else if (original instanceof HTMLTextAreaElement) twin.textContent = original.value;
  else if (original instanceof HTMLInputElement) twin.setAttribute("value", original.value);
}

/** What an image or canvas shows, as an image of its own; a grey field where its origin forbids reading it. */
function still(
  source: HTMLImageElement | HTMLCanvasElement,
  width: number,
  height: number,
  size?: CSSStyleDeclaration,
  className = "",
): Element {
  const address = dataUrl(source, width, height);
  const made = document.createElementNS(XHTML, address === undefined ? "span" : "img");
  made.setAttribute("class", address === undefined ? "picture missing" : className);
  if (address !== undefined) made.setAttribute("src", address);
  if (size !== undefined) made.setAttribute("style", `width:${size.width};height:${size.height}`);
  return made;
}

function dataUrl(source: HTMLImageElement | HTMLCanvasElement, width: number, height: number): string | undefined {
  if (width === 0 || height === 0) return undefined;
  const canvas = document.createElement("canvas");
  const shrink = Math.min(1, 2000 / Math.max(width, height));
  canvas.width = Math.max(1, Math.round(width * shrink));
  canvas.height = Math.max(1, Math.round(height * shrink));
  try {
    canvas.getContext("2d")?.drawImage(source, 0, 0, canvas.width, canvas.height);
    return canvas.toDataURL("image/png");
  } catch {
    return undefined;
  }
}

function loaded(address: string): Promise<HTMLImageElement> {
  const image = new Image();
  return new Promise((resolve, reject) => {
    image.addEventListener("load", () => resolve(image));
    image.addEventListener("error", () =>
      reject(new Error("The picture could not be made: does this page allow data: images?")),
    );
    image.src = address;
  });
}
