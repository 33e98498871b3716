/* A slug follows its title by the rule of the server, which knows every script.

   Wagtail's title field tells the slug field when it gets the focus ("check") and when it was
   changed ("apply"). Those events do not bubble. */
(function () {
  "use strict";

  // Slug field to the title that was seen last, and to whether it follows: a promise.
  const seen = new WeakMap();
  const follows = new WeakMap();

  const slugOf = async (field, text) => {
    const address = `${field.dataset.slugRule}?${new URLSearchParams({ text })}`;
    const response = await fetch(address, { headers: { Accept: "application/json" } });
    return response.ok ? (await response.json()).slug : "";
  };

  const write = (field, value) => {
    if (field.value === value) return;
    field.value = value;
    field.dispatchEvent(new Event("change", { bubbles: true }));
  };

  // What was written by hand stays; a number at the end is the server's.
  const isMadeFrom = async (field, title) => {
    if (!field.value) return true;
    const slug = await slugOf(field, title);
    const rest = field.value.slice(slug.length);
    return slug !== "" && field.value.startsWith(slug) && /^(-\d+)?$/.test(rest);
  };

  const fieldOf = (event) =>
    event.target instanceof Element && event.target.matches("input[data-slug-rule]")
      ? event.target
      : null;

  const check = (event) => {
    const field = fieldOf(event);
    if (!field) return;
    seen.set(field, event.detail.value);
    follows.set(field, isMadeFrom(field, event.detail.value).catch(() => false));
  };

  const apply = async (event) => {
    const field = fieldOf(event);
    if (!field) return;
    // Wagtail would write the title itself.
    event.preventDefault();
    if (field.disabled || "slugStays" in field.dataset) return;
    const title = event.detail.value;
    if (seen.get(field) === title) return;
    seen.set(field, title);
    if ((await follows.get(field)) === false || seen.get(field) !== title) return;
    // Sent before the answer is there, an empty slug is made by the server.
    field.value = "";
    const slug = await slugOf(field, title).catch(() => "");
    if (seen.get(field) === title) write(field, slug);
  };

  const tidy = async (event) => {
    const field = fieldOf(event);
    if (!field || !field.value || field.value === field.defaultValue) return;
    const typed = field.value;
    const slug = await slugOf(field, typed).catch(() => typed);
    if (field.value === typed) write(field, slug);
  };

  document.addEventListener("w-sync:check", check, true);
  document.addEventListener("w-sync:apply", apply, true);
  document.addEventListener("blur", tidy, true);
})();
