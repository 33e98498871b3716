// The share button opens what the phone has for sharing; elsewhere it copies the address.

const { copied } = document.querySelector("script[data-copied]").dataset;

for (const link of document.querySelectorAll("[data-share]")) {
  link.addEventListener("click", async (event) => {
    event.preventDefault();
    const shared = { title: link.dataset.title, url: link.href };
    if (navigator.share) {
      // Somebody who changes their mind is no error.
      await navigator.share(shared).catch(() => {});
      return;
    }
    await navigator.clipboard.writeText(link.href);
    const told = Object.assign(document.createElement("span"), { role: "status", textContent: copied });
    link.after(told);
    setTimeout(() => told.remove(), 5000);
  });
}
