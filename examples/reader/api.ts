// The Content API in the types that are generated from its document.
import createClient from "openapi-fetch";
import type { components, paths } from "./schema.js";

type Schemas = components["schemas"];
export type Card = Schemas["MSOCard"];
export type Detail = Schemas["MSODetail"];
export type Facet = Schemas["FacetValue"];
export type Locale = "de" | "en" | "ar";

/** `?api=http://127.0.0.1:8001` names another server. */
export const origin =
  new URLSearchParams(location.search).get("api") ?? "http://127.0.0.1:8000";

const api = createClient<paths>({ baseUrl: origin });

/** The cards of all organisations with a topic, and how many there are of each topic. */
export async function readList(locale: Locale, topic: string, signal: AbortSignal) {
  const cards: Card[] = [];
  let topics: Facet[] = [];
  for (;;) {
    const { data, error } = await api.GET("/api/v1/msos/", {
      params: {
        query: {
          locale,
          topic: topic ? [topic] : [],
          facets: ["topic"],
          limit: 100,
          offset: cards.length,
        },
      },
      signal,
    });
    if (error) throw new Error(error.detail);
    // Without `view` and `fields` the entries are cards.
    cards.push(...(data.items as Card[]));
    topics = data.facets?.topic ?? [];
    if (cards.length >= data.count || data.items.length === 0) return { cards, topics };
  }
}

/** Everything about one organisation; null where nothing is published. */
export async function readDetail(locale: Locale, id: string, signal: AbortSignal) {
  const { data, error, response } = await api.GET("/api/v1/msos/{id}/", {
    params: { path: { id }, query: { locale, richtext: "tree" } },
    signal,
  });
  if (response.status === 404) return null;
  if (error) throw new Error(error.detail);
  return data as Detail;
}
