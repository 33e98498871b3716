/* Photos straight from a camera are made smaller in the browser, so that nobody has to do it
   with a program of their own. What a browser cannot read is sent as it is: the server decides. */
(function () {
  "use strict";

  const limits = document.currentScript.dataset;
  const longestEdge = Number(limits.longestEdge);
  const maxBytes = Number(limits.maxBytes) || Infinity;
  const types = ["image/jpeg", "image/png", "image/webp"];
  const quality = 0.9;
  // Changes that this script itself announces.
  const announced = new WeakSet();

  async function shrunk(file) {
    if (!types.includes(file.type)) return file;
    let picture;
    try {
      picture = await createImageBitmap(file, { imageOrientation: "from-image" });
      const scale = Math.min(1, longestEdge / Math.max(picture.width, picture.height));
      if (scale === 1 && file.size <= maxBytes) return file;
      const canvas = document.createElement("canvas");
      canvas.width = Math.max(1, Math.round(picture.width * scale));
      canvas.height = Math.max(1, Math.round(picture.height * scale));
      const context = canvas.getContext("2d");
      context.imageSmoothingQuality = "high";
      context.drawImage(picture, 0, 0, canvas.width, canvas.height);
      const blob = await new Promise((done) => canvas.toBlob(done, file.type, quality));
      // Browsers that cannot write a type write PNG in its place.
      if (!blob || blob.type !== file.type) return file;
      if (scale === 1 && blob.size >= file.size) return file;
      return new File([blob], file.name, { type: file.type, lastModified: file.lastModified });
    } catch (error) {
      return file;
    } finally {
      if (picture) picture.close();
    }
  }

  function takesPictures(input) {
    return (
      input instanceof HTMLInputElement && input.type === "file" && input.accept.includes("image/")
    );
  }

  async function replaceFiles(input) {
    const chosen = Array.from(input.files);
    const files = await Promise.all(chosen.map(shrunk));
    // Another choice may have been made meanwhile.
    const unchanged = chosen.every((file, index) => input.files[index] === file);
    if (!unchanged || files.every((file, index) => file === chosen[index])) return;
    const transfer = new DataTransfer();
    files.forEach((file) => transfer.items.add(file));
    input.files = transfer.files;
  }

  // On the way down to the field, so that it also holds for fields of dialogues that come later.
  document.addEventListener(
    "change",
    async (event) => {
      const input = event.target;
      // Wagtail's upload of several pictures has its own place for this, see below.
      if (announced.has(event) || !takesPictures(input) || input.id === "fileupload") return;
      event.stopImmediatePropagation();
      const release = hold(input.form);
      await replaceFiles(input);
      const change = new Event("change", { bubbles: true });
      announced.add(change);
      input.dispatchEvent(change);
      release();
    },
    true,
  );

  // Sent while the photo is being made smaller, a form would send the large one.
  function hold(form) {
    let sent = null;
    const keep = (event) => {
      event.preventDefault();
      event.stopImmediatePropagation();
      sent = event;
    };
    form?.addEventListener("submit", keep, true);
    return () => {
      form?.removeEventListener("submit", keep, true);
      if (sent) form.requestSubmit(sent.submitter);
    };
  }

  // Runs before the page sets up its upload, and covers files that are dropped, too.
  window.jQuery?.(function ($) {
    const uploader = $.blueimp?.fileupload?.prototype;
    if (!uploader || !takesPictures(document.getElementById("fileupload"))) return;
    uploader.processActions.shrinkPhoto = function (data) {
      return $.Deferred((deferred) => {
        shrunk(data.files[data.index]).then((file) => {
          data.files[data.index] = file;
          deferred.resolveWith(this, [data]);
        });
      }).promise();
    };
    uploader.options.processQueue.unshift({ action: "shrinkPhoto" });
  });
})();
