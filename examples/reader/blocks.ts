// Draws the running text of every page: a function for each type of block and of rich text.
// The compiler names a type that is missing here; one that is newer than the app draws nothing.
import { type Html, html, Html as Markup, NOTHING, when } from "./html.js";
import type { components } from "./schema.js";

type Schemas = components["schemas"];
export type Block = Schemas["ReportDetail"]["body"][number];
export type Outcome = Schemas["ReportDetail"]["outcomes"][number];
export type Image = Schemas["Image"];
type Node = Schemas["RichTextNode"];
type Inline = Schemas["RichTextInline"];

/** Where paths such as `/media/…` begin: the origin of the API. */
export type Origin = string;

function unknown(_newer: never): Html {
  return NOTHING;
}

export function drawBlocks(blocks: Block[], origin: Origin): Html {
  return html`${blocks.map((block) => drawBlock(block, origin))}`;
}

export function drawBlock(block: Block, origin: Origin): Html {
  switch (block.type) {
    case "heading":
      return html`<h3>${block.value}</h3>`;
    case "text":
      return drawRichText(block.value, origin);
    case "picture":
      return when(
        block.value.image,
        (image) => html`<figure>
          ${drawImage(image, origin)}
          <figcaption>${[block.value.caption, image.credit].filter(Boolean).join(" · ")}</figcaption>
        </figure>`,
      );
    case "quote":
      return html`<blockquote>
        <p>${block.value.text}</p>
        ${when(block.value.attribution, (who) => html`<footer>${who}</footer>`)}
      </blockquote>`;
    case "document":
      return when(
        block.value,
        (file) => html`<p>
          <a href="${absolute(file.url, origin)}" download>${file.title}</a>
          (${file.file_type.toUpperCase()}, ${Math.ceil((file.file_size ?? 0) / 1024)} KB)
        </p>`,
      );
    case "link":
      return html`<p><a href="${block.value.url}">${block.value.label}</a></p>`;
    default:
      return unknown(block);
  }
}

export function drawOutcome(item: Outcome): Html {
  switch (item.type) {
    case "outcome":
      return html`<li>${item.value.text}</li>`;
    case "follow_up":
      return html`<li>${item.value.text} ${when(item.value.due_on, (day) => html`(${day})`)}</li>`;
    default:
      return unknown(item);
  }
}

/** The tree of `richtext=tree`, or what `richtext=html` delivers: that is sanitised already. */
export function drawRichText(value: string | Node[], origin: Origin): Html {
  return typeof value === "string"
    ? new Markup(value)
    : html`${value.map((node) => drawNode(node, origin))}`;
}

function drawNode(node: Node, origin: Origin): Html {
  switch (node.type) {
    case "paragraph":
      return html`<p>${drawInlines(node.children, origin)}</p>`;
    case "heading": {
      // The page itself has the first two levels, and headings between blocks the third.
      const name = new Markup(`h${Math.min(6, node.level + 1)}`);
      return html`<${name}>${drawInlines(node.children, origin)}</${name}>`;
    }
    case "list": {
      const name = new Markup(node.ordered ? "ol" : "ul");
      const items = node.children.map(
        (item) => html`<li>${item.children.map((child) => drawNode(child, origin))}</li>`,
      );
      return html`<${name}>${items}</${name}>`;
    }
    case "blockquote":
      return html`<blockquote>${node.children.map((child) => drawNode(child, origin))}</blockquote>`;
    case "rule":
      return html`<hr>`;
    default:
      return unknown(node);
  }
}

function drawInlines(children: Inline[], origin: Origin): Html[] {
  return children.map((inline) => {
    switch (inline.type) {
      case "text":
        return marked(inline.text, inline.marks);
      case "link":
        // An app with pages of its own would lead to `inline.target` instead.
        return html`<a href="${absolute(inline.href, origin)}">${drawInlines(inline.children, origin)}</a>`;
      case "line_break":
        return html`<br>`;
      default:
        return unknown(inline);
    }
  });
}

const MARKS = { bold: "strong", italic: "em", code: "code", sub: "sub", sup: "sup" } as const;

function marked(text: string, marks: Schemas["TextNode"]["marks"]): Html {
  return marks.reduce((inner, mark) => {
    // A mark that is newer than the app has no element.
    const element: string | undefined = MARKS[mark];
    if (!element) return inner;
    const name = new Markup(element);
    return html`<${name}>${inner}</${name}>`;
  }, html`${text}`);
}

/** A picture in the best format that the browser knows, in the size that fits. */
export function drawImage(image: Image, origin: Origin, preset: keyof Image["presets"] = "hero"): Html {
  const { url, width, height, sources } = image.presets[preset];
  const sizes = preset === "thumb" ? "5rem" : "(min-width: 48rem) 42rem, 100vw";
  return html`<picture>
    ${sources.map(
      ({ type, srcset }) =>
        html`<source type="${type}" srcset="${absoluteSet(srcset, origin)}" sizes="${sizes}">`,
    )}
    <img src="${absolute(url, origin)}" width="${width}" height="${height}" alt="${image.alt ?? ""}"
      lang="${image.alt_lang ?? ""}" loading="lazy">
  </picture>`;
}

function absolute(address: string, origin: Origin): string {
  return new URL(address, origin).href;
}

function absoluteSet(srcset: string, origin: Origin): string {
  const parts = srcset.split(", ").map((part) => part.split(" "));
  return parts.map(([url, width]) => `${absolute(url ?? "", origin)} ${width}`).join(", ");
}
