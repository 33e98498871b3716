/* The copy buttons of a press text, and its preview in full height. */
(() => {
  const copies = JSON.parse(document.getElementById("press-text-copies").textContent);
  const said = document.querySelector(".press-text__said");

  // Browsers offer the clipboard only to secure addresses; a copy event works on all.
  const copyByEvent = (contents) => {
    let isTaken = false;
    const take = (event) => {
      for (const [type, content] of Object.entries(contents)) {
        event.clipboardData.setData(type, content);
      }
      event.preventDefault();
      isTaken = true;
    };
    document.addEventListener("copy", take, { once: true });
    document.execCommand("copy");
    document.removeEventListener("copy", take);
    return isTaken;
  };

  const copy = async (contents) => {
    if (navigator.clipboard && window.ClipboardItem) {
      const blobs = Object.entries(contents).map(([type, content]) => [
        type,
        new Blob([content], { type }),
      ]);
      try {
        await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
        return true;
      } catch {
        // Refused by the user's settings: the other way may still work.
      }
    }
    return copyByEvent(contents);
  };

  const contentsOf = (name) => {
    if (name === "rich") {
      return { "text/plain": copies.plain, "text/html": copies.html };
    }
    if (name === "plain") {
      return { "text/plain": copies.plain };
    }
    return { "text/plain": document.querySelector(name).textContent };
  };

  for (const button of document.querySelectorAll("[data-copy]")) {
    button.addEventListener("click", async () => {
      const isCopied = await copy(contentsOf(button.dataset.copy));
      said.textContent = isCopied ? said.dataset.copied : said.dataset.failed;
    });
  }

  const preview = document.querySelector(".press-text__preview");
  const fit = () => {
    const root = preview.contentDocument?.documentElement;
    if (root) {
      preview.style.height = "0";
      preview.style.height = `${root.scrollHeight + 4}px`;
    }
  };
  preview.addEventListener("load", fit);
  window.addEventListener("resize", fit);
  fit();
})();
