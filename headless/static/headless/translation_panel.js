// What there is to say of a translation stands above its texts: wagtail-localize has no place for it.
{
  const texts = document.querySelector(".js-translation-editor");
  const state = document.querySelector("[data-translation-panel]");
  if (texts && state) {
    texts.before(state);
  }
}
