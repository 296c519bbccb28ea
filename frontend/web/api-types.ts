/** What our API takes and says, by method and address; read from `frontend/api.d.ts`, which `make generate` makes. */
import type { components, paths } from "../api.d.ts";

/** The shapes the server names, of answers and of what pages are told. */
export type Shapes = components["schemas"];
export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

type Segments<Path extends string> = Path extends `${infer First}/${infer Rest}` ? [First, ...Segments<Rest>] : [];

/** Whether an address, cut into segments, is one of a route such as `templates/{id}/draft/`. */
type Fits<Asked extends readonly unknown[], Known extends readonly unknown[]> = Asked extends readonly [
  infer Segment,
  ...infer Segments,
]
  ? Known extends readonly [infer Name, ...infer Names]
    ? Name extends `{${string}}`
      ? Fits<Segments, Names>
      : Segment extends Name
        ? Fits<Segments, Names>
        : false
    : false
  : Known extends readonly []
    ? true
    : false;

type Routes<Path extends string> = {
  [Route in keyof paths]: Route extends `/api/v1/${infer Rest}`
    ? Fits<Segments<Path>, Segments<Rest>> extends true
      ? Route
      : never
    : never;
}[keyof paths];

/** The route of an address: one that is written out counts before one with places in it. */
type Route<Path extends string> = `/api/v1/${Path}` extends keyof paths ? `/api/v1/${Path}` : Routes<Path>;

type Operation<M extends Method, Path extends string> = paths[Route<Path>] extends infer Known
  ? Lowercase<M> extends keyof Known
    ? Exclude<Known[Lowercase<M>], undefined>
    : never
  : never;

type Json<Part> = Part extends { content: { "application/json": infer Body } } ? Body : null;

/** `Rest` for what the API has; else an argument that nobody can give, so that a misspelled address does not compile. */
export type OfKnown<M extends Method, Path extends string, Rest extends readonly unknown[]> = [
  Operation<M, Path>,
] extends [never]
  ? [noSuchAddress: never]
  : Rest;

/** What is answered where all is well; null where there is no body. */
export type Said<M extends Method, Path extends string> =
  Operation<M, Path> extends { responses: infer Answers }
    ? { [Status in keyof Answers]: Status extends 200 | 201 | 204 ? Json<Answers[Status]> : never }[keyof Answers]
    : never;

/** What goes with it. */
export type Asked<M extends Method, Path extends string> =
  Operation<M, Path> extends { requestBody?: infer Body } ? Json<Exclude<Body, undefined>> : undefined;
