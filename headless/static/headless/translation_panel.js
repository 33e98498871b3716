// What there is to say of a translation stands above its texts: wagtail-localize has no place for it.
{
  const texts = document.querySelector(".js-translation-editor");
  const state = document.querySelector("[data-translation-panel]");
  if (texts && state) {
    texts.before(state);

    // A text that somebody is writing is kept nowhere yet, and every button leaves the page.
    document.addEventListener("submit", (event) => {
      const open = texts.querySelector("li textarea");
      const warning = state.querySelector("[data-text-is-open]");
      warning.hidden = !open;
      if (open) {
        event.preventDefault();
        open.focus();
        return;
      }
      // Publishing, which wagtail-localize offers, holds for the texts that were shown.
      const { elements, method } = event.target;
      const seen = state.querySelector("[name=seen_at]");
      if (method === "post" && !elements.seen_at) event.target.append(seen.cloneNode());
    });
  }
}
