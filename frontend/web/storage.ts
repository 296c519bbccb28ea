/** Values kept on the device under one page's name. A browser that refuses storage keeps them for the page's life only. */
export class Storage {
  private readonly prefix: string;
  private readonly fallback = new Map<string, string>();

  constructor(page: string) {
    this.prefix = `cardstudio:share:${page}:`;
  }

  get<T>(name: string): T | null {
    try {
      const text = localStorage.getItem(this.prefix + name) ?? this.fallback.get(name) ?? "null";
      return JSON.parse(text) as T | null;
    } catch {
      return JSON.parse(this.fallback.get(name) ?? "null") as T | null;
    }
  }

  set(name: string, value: unknown): void {
    const text = JSON.stringify(value);
    this.fallback.set(name, text);
    try {
      localStorage.setItem(this.prefix + name, text);
    } catch {
      // Full or refused: the copy in memory has to do.
    }
  }

  remove(name: string): void {
    this.fallback.delete(name);
    try {
      localStorage.removeItem(this.prefix + name);
    } catch {
      // Never stored in the first place.
    }
  }
}
