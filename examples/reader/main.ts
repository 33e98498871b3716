// A list with a map, and one entry. The address says what is shown: `#ar` or `#ar/<id>`.
import { type Card, type Detail, type Facet, type Locale, origin, readDetail, readList } from "./api.js";
import { drawBlocks, drawImage } from "./blocks.js";
import { type Html, html, when } from "./html.js";
import { NAMES, WORDS } from "./words.js";

let locale: Locale = "de";
let topic = "";
let cards: Card[] = [];
let running = new AbortController();

const main = find<HTMLElement>("main");
const filters = find<HTMLFormElement>("form");
const language = find<HTMLSelectElement>("#language");
const nameBox = find<HTMLInputElement>("#name");
const topicBox = find<HTMLSelectElement>("#topic");
const status = find<HTMLElement>("#status");

function find<T extends Element>(selector: string): T {
  const element = document.querySelector<T>(selector);
  if (!element) throw new Error(`There is no ${selector} in index.html.`);
  return element;
}

function show(element: Element, content: Html): void {
  element.innerHTML = content.text;
}

async function showWhatTheAddressSays(): Promise<void> {
  const [code, id] = location.hash.slice(1).split("/");
  locale = code === "en" || code === "ar" ? code : "de";
  const words = WORDS[locale];
  document.documentElement.lang = locale;
  document.documentElement.dir = locale === "ar" ? "rtl" : "ltr";
  for (const element of document.querySelectorAll<HTMLElement>("[data-word]")) {
    element.textContent = String(words[element.dataset.word as keyof typeof words]);
  }
  document.title = words.title;
  language.value = locale;
  filters.hidden = Boolean(id);
  main.setAttribute("aria-busy", "true");
  status.textContent = words.loading;
  running.abort();
  running = new AbortController();
  const { signal } = running;
  try {
    if (id) showDetail(await readDetail(locale, id, signal));
    else await showList(signal);
  } catch {
    if (signal.aborted) return;
    status.textContent = "";
    show(main, html`<p role="alert">${words.failed} <button>${words.again}</button></p>`);
    main.querySelector("button")?.addEventListener("click", showWhatTheAddressSays);
  }
  main.removeAttribute("aria-busy");
}

async function showList(signal: AbortSignal): Promise<void> {
  const found = await readList(locale, topic, signal);
  cards = found.cards;
  showTopics(found.topics);
  showMatching();
}

function showTopics(topics: Facet[]): void {
  const options = topics.map(
    ({ value, title, count }) => html`<option value="${value}">${title} (${count})</option>`,
  );
  show(topicBox, html`<option value="">${WORDS[locale].allTopics}</option>${options}`);
  topicBox.value = topic;
}

function showMatching(): void {
  const text = nameBox.value.trim().toLocaleLowerCase(locale);
  const shown = cards.filter(({ title }) => title.toLocaleLowerCase(locale).includes(text));
  const words = WORDS[locale];
  status.textContent = shown.length ? words.found(shown.length) : words.none;
  show(main, html`${drawMap(shown)}<ul class="cards">${shown.map(drawCard)}</ul>`);
}

function drawCard({ id, title, meta, municipality, self_description, image }: Card): Html {
  return html`<li>
    ${when(image, (picture) => drawImage({ ...picture, alt: "" }, origin, "thumb"))}
    <div>
      <h2><a href="#${locale}/${id}" lang="${meta.lang}" dir="${meta.dir}"><bdi>${title}</bdi></a></h2>
      ${when(municipality, ({ title }) => html`<p class="place" lang="de">${title}</p>`)}
      <p lang="${meta.lang}" dir="${meta.dir}">${self_description}</p>
    </div>
  </li>`;
}

/** The points in a box around all of them, with the names of their towns beside them. */
function drawMap(shown: Card[]): Html {
  // A degree of longitude is shorter than one of latitude.
  const wide = Math.cos((51.5 * Math.PI) / 180);
  const points = shown.flatMap(({ location, municipality, title }) =>
    location
      ? [{ x: location.longitude * wide * 100, y: -location.latitude * 100, town: municipality?.title ?? "", title }]
      : [],
  );
  if (points.length === 0) return html``;
  const [left, width] = range(points.map(({ x }) => x));
  const [top, height] = range(points.map(({ y }) => y));
  const towns = new Map(points.map((point) => [point.town, point]));
  return html`<svg class="map" role="img" viewBox="${left} ${top} ${width} ${height}"
    aria-label="${WORDS[locale].map(points.length)}">
    ${points.map(({ x, y, title }) => html`<circle cx="${x}" cy="${y}" r="2"><title>${title}</title></circle>`)}
    ${[...towns.values()].map(({ x, y, town }) => {
      const isWest = x < left + width / 2;
      return html`<text x="${isWest ? x - 4 : x + 4}" y="${y + 2}" text-anchor="${isWest ? "end" : "start"}">${town}</text>`;
    })}
  </svg>`;
}

/** Where a box around the numbers begins, and how long it is: never so short that one point fills it. */
function range(numbers: number[]): [number, number] {
  const [least, most] = [Math.min(...numbers), Math.max(...numbers)];
  const space = Math.max(24, (90 - (most - least)) / 2);
  return [least - space, most - least + 2 * space];
}

function showDetail(found: Detail | null): void {
  const words = WORDS[locale];
  status.textContent = found ? "" : words.missing;
  const back = html`<p><a href="#${locale}">${words.back}</a></p>`;
  show(main, found ? html`${back}${drawDetail(found)}` : back);
  main.querySelector<HTMLElement>("h2")?.focus();
}

function drawDetail(found: Detail): Html {
  const words = WORDS[locale];
  const { lang, dir, is_fallback } = found.meta;
  const { phone, phone_display, email } = found.contact;
  return html`
    ${when(is_fallback || null, () => html`<p class="note">${words.untranslated}</p>`)}
    <article lang="${lang}" dir="${dir}">
      <h2 tabindex="-1"><bdi>${found.title}</bdi></h2>
      ${when(found.original_name, ({ text, lang }) => html`<p lang="${lang}">${text}</p>`)}
      ${when(found.image, (image) => drawImage(image, origin, "card"))}
      <p>${found.self_description}</p>
      ${drawBlocks(found.body, origin)}
    </article>
    ${when(
      found.offers.length,
      () => html`<h3>${words.offers}</h3><ul lang="${lang}" dir="${dir}">
        ${found.offers.map(({ title, description }) => html`<li><b>${title}</b> ${description}</li>`)}
      </ul>`,
    )}
    ${when(phone ?? email, () => html`<h3>${words.contact}</h3><ul class="contact">
      ${when(phone, (number) => html`<li><a href="tel:${number}" dir="ltr">${phone_display}</a></li>`)}
      ${when(email, (address) => html`<li><a href="mailto:${address}" dir="ltr">${address}</a></li>`)}
    </ul>`)}`;
}

show(
  language,
  html`${Object.entries(NAMES).map(([code, name]) => html`<option value="${code}" lang="${code}">${name}</option>`)}`,
);
language.addEventListener("change", () => {
  location.hash = location.hash.replace(/^#?\w*/, `#${language.value}`);
});
nameBox.addEventListener("input", showMatching);
topicBox.addEventListener("change", () => {
  topic = topicBox.value;
  void showWhatTheAddressSays();
});
filters.addEventListener("submit", (event) => event.preventDefault());
addEventListener("hashchange", showWhatTheAddressSays);
void showWhatTheAddressSays();
