// What there is to say of a translation stands above its texts: wagtail-localize has no place for it.
const editor = document.querySelector(".js-translation-editor");
const panel = document.querySelector("[data-translation-panel]");
if (editor && panel) {
  editor.before(panel);
}
