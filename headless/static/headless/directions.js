/* What is written runs as the language it is written in, whatever the language of the admin: the
   texts of a form, and in the editor of translations the original and the translation beside it.
   A field that has a direction already keeps it: what is the same in every language. */
(function () {
  "use strict";

  const rightToLeft = document.currentScript.dataset.rightToLeft.split(" ");
  const config = JSON.parse(document.getElementById("wagtail-config").textContent);
  const language = config.ACTIVE_CONTENT_LOCALE;

  const TEXTS = ":is(input[name][type=text], textarea[name], .public-DraftEditor-content)";
  const OTHERS = ".w-field--date_field *, .w-field--time_field *, [data-facts] *";

  const directionOf = (code) => (rightToLeft.includes(code) ? "rtl" : "ltr");

  function mark(element, code) {
    element.lang = code;
    element.dir = directionOf(code);
  }

  // Blocks and rows are added later, and React draws what it changes anew.
  function always(root, update) {
    update();
    new MutationObserver(update).observe(root, { childList: true, subtree: true });
  }

  function markForm(form) {
    always(form, () => {
      for (const text of form.querySelectorAll(`${TEXTS}:not([dir], ${OTHERS})`)) mark(text, language);
    });
  }

  function markTranslation(editor) {
    const { sourceLocale, locale } = JSON.parse(editor.dataset.props);
    always(editor, () => {
      for (const segment of editor.querySelectorAll("h3 + ul > li")) {
        const source = segment.querySelector(":scope > p");
        if (source) mark(source, sourceLocale.code);
        for (const value of segment.querySelectorAll(":scope > div > :is(p, textarea)")) {
          // Without an original beside it, it is the value of the original or one in its place.
          if (source) mark(value, locale.code);
          else value.dir = "auto";
        }
      }
    });
  }

  // Rich text is told before it is set up: in form fields by an event, in blocks by its options.
  if (language) {
    const textDirectionality = directionOf(language).toUpperCase();
    document.addEventListener(
      "w-draftail:init",
      ({ detail }) => {
        detail.textDirectionality = textDirectionality;
      },
      true,
    );

    const name = "wagtail.widgets.DraftailRichTextArea";
    const RichTextArea = window.telepath?.constructors[name];
    if (RichTextArea) {
      class DirectedRichTextArea extends RichTextArea {
        constructor(options) {
          super({ ...options, textDirectionality });
        }
      }

      window.telepath.register(name, DirectedRichTextArea);
    }
  }

  document.addEventListener("DOMContentLoaded", () => {
    const form = document.querySelector("form[data-edit-form]");
    const editor = document.querySelector(".js-translation-editor");
    if (form && language) markForm(form);
    if (editor) markTranslation(editor);
  });
})();
