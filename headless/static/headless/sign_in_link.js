/* The secret of the link stands behind the #, which browsers send to nobody: into the form with it. */
const secret = location.hash.slice(1);
const form = document.getElementById("with-link");
if (secret && form) {
  form.elements.secret.value = secret;
  form.hidden = false;
  document.getElementById("without-link").hidden = true;
  // The page comes back in another language, and still has it.
  document.querySelector(".languages form").action += location.hash;
}
