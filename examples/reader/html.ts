// HTML as strings: what is put into a template is escaped, unless it is Html already.

export class Html {
  constructor(readonly text: string) {}
}

type Value = string | number | null | undefined | Html | Html[];

const ENTITIES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
};

export function html(parts: TemplateStringsArray, ...values: Value[]): Html {
  const text = parts.map((part, place) => part + written(values[place]));
  return new Html(text.join(""));
}

/** Markup where there is something to say, and nothing elsewhere. */
export function when<T>(value: T | null | undefined | "", make: (value: T) => Html): Html {
  return value ? make(value) : NOTHING;
}

export const NOTHING = new Html("");

function written(value: Value): string {
  if (value === null || value === undefined) return "";
  if (value instanceof Html) return value.text;
  if (Array.isArray(value)) return value.map((item) => item.text).join("");
  return String(value).replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);
}
