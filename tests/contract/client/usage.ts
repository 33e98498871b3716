// What an app does with the API, in the types of the OpenAPI document. It is compiled, not run:
// a change of the document that would break an app does not compile here.
import createClient from "openapi-fetch";
import type { components, paths } from "./schema";

type Schemas = components["schemas"];
type Organisation = Schemas["MSODetail"];
type Block = Organisation["body"][number];
type Node = Schemas["RichTextNode"];
type Inline = Schemas["RichTextInline"];

// openapi-fetch repeats what has several values, and the API takes that everywhere.
const api = createClient<paths>({ baseUrl: "https://cms.example.org" });

/** Every problem document has a status and a sentence; a 422 names the parameters. */
class ApiError extends Error {
  readonly parameters: string[];

  constructor(problem: Schemas["Problem"]) {
    super(`${problem.status} ${problem.title}: ${problem.detail}`);
    this.parameters = problem.errors.map(({ parameter }) => parameter);
  }
}

// Lists -------------------------------------------------------------------------------

export async function organisations(topic: string): Promise<Schemas["MSOCard"][]> {
  const { data, error } = await api.GET("/api/v1/msos/", {
    params: {
      query: {
        locale: "ar",
        fallback: "auto",
        topic: [topic],
        language__all: ["ar", "de"],
        has_location: true,
        near: "51.514,7.468",
        radius: 10,
        sort: ["distance", "title"],
        facets: ["municipality", "status"],
        limit: 100,
      },
    },
  });
  if (error) throw new ApiError(error);
  for (const { value, title, count } of data.facets?.municipality ?? []) {
    label(`${title ?? value} (${count})`);
  }
  // Without `fields` and `view` the entries are cards.
  return data.items as Schemas["MSOCard"][];
}

export async function allReports(): Promise<Schemas["ReportDetail"][]> {
  const found: Schemas["ReportDetail"][] = [];
  for (let offset = 0; ; offset += 100) {
    const { data, error } = await api.GET("/api/v1/reports/", {
      params: { query: { view: "detail", richtext: "tree", limit: 100, offset } },
    });
    if (error) throw new ApiError(error);
    found.push(...(data.items as Schemas["ReportDetail"][]));
    if (found.length >= data.count) return found;
  }
}

// What the document does not offer does not compile.
export const refused = [
  // @ts-expect-error: no such parameter
  () => api.GET("/api/v1/msos/", { params: { query: { colour: "red" } } }),
  // @ts-expect-error: no such locale
  () => api.GET("/api/v1/msos/", { params: { query: { locale: "fr" } } }),
  // @ts-expect-error: no such sort key
  () => api.GET("/api/v1/events/", { params: { query: { sort: ["colour"] } } }),
  // @ts-expect-error: the API is read only
  () => api.POST("/api/v1/msos/", { body: {} }),
  // @ts-expect-error: a detail needs its id
  () => api.GET("/api/v1/msos/{id}/", {}),
];

// Details -----------------------------------------------------------------------------

export async function organisation(id: string): Promise<Organisation | null> {
  const { data, error, response } = await api.GET("/api/v1/msos/{id}/", {
    params: { path: { id }, query: { locale: "en", expand: ["topics", "mentors.topics"] } },
  });
  if (response.status === 404) return null;
  if (error) throw new ApiError(error);
  const found = data as Organisation;
  const { is_fallback, dir, lang } = found.meta;
  for (const topic of found.topics) {
    label(topic.expanded?.title ?? topic.title, is_fallback ? lang : undefined, dir);
  }
  return found;
}

export async function everyTranslation(id: string): Promise<Record<string, Organisation>> {
  const { data, error } = await api.GET("/api/v1/msos/{id}/", {
    params: { path: { id }, query: { locale: "*" } },
  });
  if (error) throw new ApiError(error);
  return (data.locales ?? {}) as Record<string, Organisation>;
}

export async function atPath(path: string): Promise<string> {
  const { data, error } = await api.GET("/api/v1/resolve/", {
    params: { query: { path, include: "detail" } },
  });
  if (error) throw new ApiError(error);
  return data.redirected_from === null ? (data.path ?? data.url) : data.url;
}

// Unions ------------------------------------------------------------------------------

/** The compiler names a type that is missing here; a type that is newer than the app is skipped. */
function skipped(_value: never): string {
  return "";
}

export function blockText(block: Block): string {
  switch (block.type) {
    case "heading":
      return block.value;
    case "text":
      return typeof block.value === "string" ? block.value : block.value.map(nodeText).join("\n");
    case "picture":
      return block.value.image?.alt ?? block.value.caption;
    case "quote":
      return `${block.value.text} (${block.value.attribution})`;
    case "document":
      return block.value?.title ?? "";
    case "link":
      return block.value.url;
    default:
      return skipped(block);
  }
}

export function nodeText(node: Node): string {
  switch (node.type) {
    case "paragraph":
    case "heading":
      return node.children.map(inlineText).join("");
    case "list":
      return node.children.flatMap((item) => item.children.map(nodeText)).join("\n");
    case "blockquote":
      return node.children.map(nodeText).join("\n");
    case "rule":
      return "";
    default:
      return skipped(node);
  }
}

function inlineText(inline: Inline): string {
  switch (inline.type) {
    case "text":
      return inline.text;
    case "link":
      return inline.children.map(inlineText).join("");
    case "line_break":
      return "\n";
    default:
      return skipped(inline);
  }
}

export async function search(text: string): Promise<string[]> {
  const { data, error } = await api.GET("/api/v1/search/", {
    params: { query: { q: text, type: ["msos", "events"], facets: ["type", "topic"] } },
  });
  if (error) throw new Error(error.detail);
  if (data.did_you_mean !== null) label(data.did_you_mean);
  return [...data.promoted, ...data.items].map(hitLine);
}

function hitLine(hit: Schemas["Found"]["items"][number]): string {
  if (hit.snippet) label(hit.snippet.html, hit.snippet.lang, hit.snippet.dir);
  switch (hit.type) {
    case "msos":
      return `${hit.card.title} ${hit.card.municipality?.title ?? ""}`;
    case "events":
      return `${hit.card.title} ${hit.card.when.first_day}`;
    default:
      // Of every other type, also of one that is newer than the app.
      return hit.card.title;
  }
}

export async function suggestions(typed: string): Promise<string[]> {
  const { data, error } = await api.GET("/api/v1/suggest/", { params: { query: { q: typed } } });
  if (error) throw new Error(error.detail);
  return data.items.map((item) => `${item.type}: ${item.text}`);
}

export function outcome(report: Schemas["ReportDetail"]): string[] {
  return report.outcomes.map((item) => {
    switch (item.type) {
      case "outcome":
        return `${item.value.kind}: ${item.value.text}`;
      case "follow_up":
        return `${item.value.text} ${item.value.due_on ?? ""}`;
      default:
        return skipped(item);
    }
  });
}

declare function label(text: string, lang?: string, dir?: "ltr" | "rtl"): void;
