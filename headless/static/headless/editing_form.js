/* Tells the server which form sends something and when it was opened, so that it knows what the
   form cannot know yet: a save of its own in the background, or that a page was taken offline. */
(function () {
  "use strict";

  const { key, opened } = document.currentScript.dataset;

  // Scripts of the admin stand before the form.
  document.addEventListener("DOMContentLoaded", () => {
    const form = document.querySelector("form[data-edit-form]");
    if (!form) return;
    for (const [name, value] of [
      ["editing_form", key],
      ["form_opened_at", opened],
    ]) {
      const input = document.createElement("input");
      input.type = "hidden";
      input.name = name;
      input.value = value;
      form.append(input);
    }
  });
})();
