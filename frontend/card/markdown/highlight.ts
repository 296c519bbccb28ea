import highlightJs from "highlight.js/lib/core";
import bash from "highlight.js/lib/languages/bash";
import c from "highlight.js/lib/languages/c";
import cpp from "highlight.js/lib/languages/cpp";
import csharp from "highlight.js/lib/languages/csharp";
import css from "highlight.js/lib/languages/css";
import dart from "highlight.js/lib/languages/dart";
import diff from "highlight.js/lib/languages/diff";
import dockerfile from "highlight.js/lib/languages/dockerfile";
import go from "highlight.js/lib/languages/go";
import graphql from "highlight.js/lib/languages/graphql";
import groovy from "highlight.js/lib/languages/groovy";
import haskell from "highlight.js/lib/languages/haskell";
import http from "highlight.js/lib/languages/http";
import ini from "highlight.js/lib/languages/ini";
import java from "highlight.js/lib/languages/java";
import javascript from "highlight.js/lib/languages/javascript";
import json from "highlight.js/lib/languages/json";
import kotlin from "highlight.js/lib/languages/kotlin";
import latex from "highlight.js/lib/languages/latex";
import less from "highlight.js/lib/languages/less";
import lua from "highlight.js/lib/languages/lua";
import makefile from "highlight.js/lib/languages/makefile";
import markdown from "highlight.js/lib/languages/markdown";
import matlab from "highlight.js/lib/languages/matlab";
import nginx from "highlight.js/lib/languages/nginx";
import objectivec from "highlight.js/lib/languages/objectivec";
import perl from "highlight.js/lib/languages/perl";
import php from "highlight.js/lib/languages/php";
import powershell from "highlight.js/lib/languages/powershell";
import protobuf from "highlight.js/lib/languages/protobuf";
import python from "highlight.js/lib/languages/python";
import r from "highlight.js/lib/languages/r";
import ruby from "highlight.js/lib/languages/ruby";
import rust from "highlight.js/lib/languages/rust";
import scala from "highlight.js/lib/languages/scala";
import scss from "highlight.js/lib/languages/scss";
import shell from "highlight.js/lib/languages/shell";
import sql from "highlight.js/lib/languages/sql";
import swift from "highlight.js/lib/languages/swift";
import typescript from "highlight.js/lib/languages/typescript";
import xml from "highlight.js/lib/languages/xml";
import yaml from "highlight.js/lib/languages/yaml";

/** A piece of code and what it is ("keyword"); "" for plain text. */
export interface Span {
  readonly text: string;
  readonly scope: string;
}

/** Longer code is left plain: patterns over it could keep the page from answering. */
const LONGEST = 40_000;

// An instance of our own: another script of the page may have configured the shared one.
const library = highlightJs.newInstance();
const LANGUAGES = {
  bash,
  c,
  cpp,
  csharp,
  css,
  dart,
  diff,
  dockerfile,
  go,
  graphql,
  groovy,
  haskell,
  http,
  ini,
  java,
  javascript,
  json,
  kotlin,
  latex,
  less,
  lua,
  makefile,
  markdown,
  matlab,
  nginx,
  objectivec,
  perl,
  php,
  powershell,
  protobuf,
  python,
  r,
  ruby,
  rust,
  scala,
  scss,
  shell,
  sql,
  swift,
  typescript,
  xml,
  yaml,
};
for (const [name, language] of Object.entries(LANGUAGES)) library.registerLanguage(name, language);

/** What the library builds instead of HTML: a flat list of pieces. */
class Spans {
  readonly list: Span[] = [];
  private readonly scopes: string[] = [];

  // The library hands its options over; there are none.
  // biome-ignore lint/complexity/noUselessConstructor: the library calls it with an argument
  constructor(_options?: unknown) {}

  addText(text: string): void {
    const scope = this.scopes[this.scopes.length - 1] ?? "";
    if (text !== "") this.list.push({ text, scope });
  }

  startScope(name: string): void {
    // "title.function" is coloured as "title".
    this.scopes.push(/^[a-z_-]+/.exec(name)?.[0] ?? "");
  }

  endScope(): void {
    this.scopes.pop();
  }

  openNode(name: string): void {
    this.startScope(name);
  }

  closeNode(): void {
    this.endScope();
  }

  __addSublanguage(emitter: Spans): void {
    this.list.push(...emitter.list);
  }

  finalize(): void {}

  toHTML(): string {
    return "";
  }
}
library.configure({ __emitter: Spans as never });

/** Code as pieces with their meaning; one plain piece for a language nobody knows. */
export function spans(text: string, language: string): readonly Span[] {
  if (text.length > LONGEST || library.getLanguage(language) === undefined) return [{ text, scope: "" }];
  const result = library.highlight(text, { language, ignoreIllegals: true });
  return (result._emitter as unknown as Spans).list;
}
