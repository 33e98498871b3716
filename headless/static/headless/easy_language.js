/* Checks texts in easy language while they are typed: in Wagtail's form of a page or snippet, and
   in wagtail-localize's editor, which makes its fields as they are opened. Shows hints and holds up
   nothing. */
(function () {
  "use strict";

  const PAUSE = 700;
  const panel = document.querySelector("[data-easy-language]");
  const summary = document.querySelector("[data-easy-language-summary]");
  const status = panel.querySelector("[data-status]");
  const hints = panel.querySelector("[data-hints]");
  const words = new Set(panel.dataset.fields.split(" "));

  let checked = null;
  let request = null;
  let timer = null;
  // The fields of what was sent last, in its order.
  let places = [];

  const clean = (text) => (text ?? "").replace(/\s+/g, " ").trim().replace(/ ?\*$/, "");

  // What an editor of rich text holds, which is a hidden field.
  const isRich = (control) => control.type === "hidden" && control.value.startsWith('{"blocks"');

  // Of a row, such as an offer, the server names the fields; of blocks all texts are words.
  const holdsWords = (parts) => words.has(parts[0]) || words.has(`${parts[0]}.${parts.at(-1)}`);

  function fieldsOfForm() {
    const form = document.querySelector("form[data-edit-form]");
    if (!form) return [];
    return [...form.elements]
      .filter((control) => holdsWords(control.name.split("-")))
      .filter(
        (control) =>
          control.type === "text" || control.type === "textarea" || isRich(control),
      )
      .filter((control) => !isDeleted(control, form))
      .map((control) => ({ control, label: labelInForm(control), value: control.value }));
  }

  // Rows and blocks that were removed stay in the form until it is saved.
  function isDeleted(control, form) {
    const parts = control.name.split("-");
    return parts.some((_part, end) => {
      const start = parts.slice(0, end + 1).join("-");
      const mark = form.elements[`${start}-deleted`] ?? form.elements[`${start}-DELETE`];
      return Boolean(mark?.value && mark.value !== "false");
    });
  }

  function labelInForm(control) {
    const heading = control.closest(".w-panel")?.querySelector(".w-panel__heading");
    const block = clean(
      heading?.querySelector(".c-sf-block__type")?.textContent ?? heading?.textContent,
    );
    const label = clean(control.labels?.[0]?.textContent);
    return [...new Set([block, label])].filter(Boolean).join(": ");
  }

  // A translation stands after the text it was made from.
  function fieldsOfTranslation() {
    const editor = document.querySelector(".js-translation-editor");
    if (!editor) return [];
    return [...editor.querySelectorAll("li > p + div > :is(p, textarea)")]
      .map((control) => {
        const segment = control.closest("li");
        const field = segment.parentElement.closest("li")?.querySelector("h3");
        const label = [field, segment.querySelector("h4")].map((part) => clean(part?.textContent));
        return {
          control,
          label: label.filter(Boolean).join(": "),
          value: control.value ?? control.textContent,
        };
      });
  }

  const fieldsWithWords = () =>
    [...fieldsOfForm(), ...fieldsOfTranslation()].filter(({ value }) => /\p{L}/u.test(value));

  // React makes another element of a field that is opened or closed.
  function fieldAt(place) {
    if (!places[place].isConnected) places = fieldsWithWords().map(({ control }) => control);
    return places[place];
  }

  function look() {
    const fields = fieldsWithWords();
    places = fields.map(({ control }) => control);
    const texts = fields.map(({ label, value }) => ({ label, value }));
    const body = JSON.stringify({ texts });
    if (body !== checked) ask(body);
  }

  async function ask(body) {
    request?.abort();
    request = new AbortController();
    const token = document.querySelector("[name=csrfmiddlewaretoken]").value;
    try {
      const answer = await fetch(panel.dataset.address, {
        method: "POST",
        headers: { "Content-Type": "application/json", "X-CSRFToken": token },
        body,
        signal: request.signal,
      });
      if (!answer.ok) throw new Error(answer.statusText);
      show(await answer.json());
      checked = body;
    } catch (error) {
      if (error.name !== "AbortError") say(panel.dataset.failed);
    }
  }

  function show({ summary: text, html }) {
    hints.innerHTML = html;
    for (const button of hints.querySelectorAll("[data-take]")) {
      const control = places[button.dataset.take];
      button.hidden = !isOpen(control) || !control.value.includes(button.dataset.excerpt);
    }
    say(text);
  }

  function say(text) {
    summary.textContent = text;
    summary.hidden = false;
    if (status.textContent !== text) status.textContent = text;
  }

  const isOpen = (control) => control.matches("textarea, input[type=text]");

  // Opens the tab and the panels around a field.
  function goTo(control) {
    const tab = control.closest("[role=tabpanel][hidden], .tab-content section[hidden]");
    if (tab) document.querySelector(`[role=tab][href="#${CSS.escape(tab.id)}"]`)?.click();
    for (let part = control.closest("[data-panel]"); part; ) {
      part.querySelector('[data-panel-toggle][aria-expanded="false"]')?.click();
      part = part.parentElement.closest("[data-panel]");
    }
    const block = control.parentElement;
    const target =
      (isOpen(control) && control) ||
      block.querySelector("[contenteditable=true]") ||
      control.closest("li")?.querySelector("button") ||
      block;
    focus(target);
  }

  // Tabs and panels take a moment to open.
  function focus(target, tries = 20) {
    if (!target.getClientRects().length && tries) {
      setTimeout(focus, 50, target, tries - 1);
      return;
    }
    target.scrollIntoView({ block: "center" });
    target.focus({ preventScroll: true });
  }

  // As if it was typed: the forms of Wagtail and React look at what is typed.
  function take({ take: place, excerpt, proposal }) {
    const control = fieldAt(place);
    const at = control.value.indexOf(excerpt);
    goTo(control);
    if (at < 0) return;
    const { prototype } = control.constructor;
    const value = control.value.slice(0, at) + proposal + control.value.slice(at + excerpt.length);
    // React notices only what passes by the setter of the element itself.
    Object.getOwnPropertyDescriptor(prototype, "value").set.call(control, value);
    control.setSelectionRange(at, at + proposal.length);
    control.dispatchEvent(new Event("input", { bubbles: true }));
    control.dispatchEvent(new Event("change", { bubbles: true }));
  }

  hints.addEventListener("click", ({ target }) => {
    const button = target.closest("button");
    if (button?.dataset.goTo) goTo(fieldAt(button.dataset.goTo));
    if (button?.dataset.take) take(button.dataset);
  });

  // A move in the text is none in the words, but Draftail tells nobody what it takes over.
  for (const event of ["input", "change", "keyup", "click", "drop", "paste"]) {
    document.addEventListener(event, () => {
      clearTimeout(timer);
      timer = setTimeout(look, PAUSE);
    });
  }
  window.addEventListener("load", () => {
    timer = setTimeout(look, PAUSE);
  });
})();
