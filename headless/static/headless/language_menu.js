// The menu of languages opens and closes without a script; with this one Escape closes it, too.
(function () {
  "use strict";

  const menu = document.querySelector(".languages");
  if (!menu) return;
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
})();
