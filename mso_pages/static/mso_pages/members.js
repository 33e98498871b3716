// What somebody types stays on the device until the server has it: a tunnel, a closed tab, an
// expired session or a fault lose nothing. It is kept for one person, and forgotten when they
// sign out.

const script = document.querySelector("script[data-user]");
const OWN = `mso-typed:${script.dataset.user}:`;
const key = OWN + location.pathname;
const form = document.querySelector("form[data-keep]");
const SEEN = "seen-";

// A device may be full, or forbid to keep anything: forms are sent all the same.
const attempt = (action) => {
  try {
    return action();
  } catch {
    return null;
  }
};
const ownNames = () => attempt(() => Object.keys(localStorage).filter((name) => name.startsWith(OWN))) ?? [];
const kept = (name) => attempt(() => JSON.parse(localStorage.getItem(name)));
const keep = (what) => attempt(() => localStorage.setItem(key, JSON.stringify(what)) === undefined) ?? false;
const forget = (name) => attempt(() => localStorage.removeItem(name));

const isBox = (field) => ["checkbox", "radio"].includes(field.type);
const value = (field) => (isBox(field) ? field.checked : field.value);

// What the server wrote, even where the browser has put back what was typed.
const standing = (field) => {
  if (isBox(field)) return field.defaultChecked;
  if (!field.options) return field.defaultValue;
  return ([...field.options].find((option) => option.defaultSelected) ?? field.options[0])?.value;
};

const inputs = () =>
  [...form.elements].filter((field) => field.name && !["hidden", "file", "submit"].includes(field.type));

const fill = (field, filled) => {
  if (isBox(field)) field.checked = filled;
  else field.value = filled;
  // What was typed behind a fold is seen.
  if (filled && field.closest("details")) field.closest("details").open ||= filled !== standing(field);
};

// The fingerprints of what the person had before them.
const fingerprints = () => [...form.querySelectorAll(`input[name^="${SEEN}"]`)];
const seen = () => Object.fromEntries(fingerprints().map((field) => [field.name, field.value]));

const show = (name, is_shown) => {
  const part = document.querySelector(`[data-${name}]`);
  if (part) part.hidden = !is_shown;
};

function keepTyped() {
  const stored = kept(key);
  const seenNow = seen();
  // A form that comes back with errors holds already what was typed.
  const hasErrors = document.querySelector("[data-errors], [role=alert]:not([hidden])");
  const restored = inputs().filter(
    (field) => field.id in (stored?.typed ?? {}) && (hasErrors || stored.typed[field.id] !== standing(field)),
  );
  if (restored.length && !hasErrors) {
    for (const field of restored) fill(field, stored.typed[field.id]);
    recall(stored.seen, restored);
    show("kept", true);
    show("photo-gone", restored.some((field) => field.name === "photo_chosen" && field.checked));
  }

  // Tells where it is kept; nowhere if nothing was typed. What somebody else writes meanwhile into
  // the other inputs stays.
  const keepNow = (sending) => {
    const typed = inputs().filter(
      (field) => value(field) !== standing(field) || (hasErrors && restored.includes(field)),
    );
    if (typed.length) {
      const values = Object.fromEntries(typed.map((field) => [field.id, value(field)]));
      return keep({ typed: values, seen: seen(), sending }) ? "on-device" : "on-page";
    }
    forget(key);
    return "";
  };

  form.addEventListener("input", () => keepNow());
  form.addEventListener("submit", (event) => send(event, keepNow));
  addEventListener("offline", () => tell("offline", keepNow(form.elements.sending.value)));
  addEventListener("online", () => {
    if (!document.querySelector("[data-told=offline]")?.hidden) show("unsent", false);
  });
  for (const part of document.querySelectorAll("[data-discard]")) {
    part.addEventListener("click", () => {
      forget(key);
      if (part.tagName === "BUTTON") {
        for (const field of inputs()) fill(field, standing(field));
        form.dispatchEvent(new Event("input"));
        for (const field of fingerprints()) field.value = seenNow[field.name];
        show("kept", false);
      }
    });
  }
}

// With what was typed comes back what its author had seen, so that the server tells what somebody
// else changed since. Inputs that were left alone show what stands there now.
function recall(seenThen, restored) {
  const names = restored.map((field) => field.name);
  for (const field of fingerprints()) {
    const name = field.name.slice(SEEN.length);
    // Several inputs make up the opening hours, and none has their name.
    const isLeftAlone = form.elements[name] && !names.includes(name);
    if (field.name in seenThen && !isLeftAlone) field.value = seenThen[field.name];
  }
}

// The form is sent only when the server can be reached and still knows the person: otherwise the
// page, and what stands in it, would be gone.
async function send(event, keepNow) {
  event.preventDefault();
  const sending = crypto.getRandomValues(new Uint32Array(3)).join("-");
  form.elements.sending.value = sending;
  const place = keepNow(sending);
  const button = form.querySelector("button:not([type])");
  button.disabled = true;
  // Whoever comes back to this page after a fault may try again.
  addEventListener("pageshow", () => (button.disabled = false), { once: true });
  const obstacle = await whatIsInTheWay();
  if (!obstacle) form.submit();
  // After signing in again, what was typed is filled in.
  else if (obstacle === "signed-out" && place !== "on-page") location.reload();
  else {
    tell(obstacle, place);
    button.disabled = false;
  }
}

async function whatIsInTheWay() {
  const asked = { method: "HEAD", cache: "no-store", redirect: "manual" };
  const answer = await fetch(location.pathname, asked).catch(() => null);
  if (!answer) return "offline";
  if (answer.type === "opaqueredirect") return "signed-out";
  if (answer.ok) return "";
  return { 403: "gone", 404: "gone", 429: "too-often" }[answer.status] ?? "fault";
}

function tell(obstacle, place) {
  const told = [obstacle, place];
  for (const part of document.querySelectorAll("[data-told]")) part.hidden = !told.includes(part.dataset.told);
  show("unsent", true);
}

// With its message of success the server says what it has taken. Anything else, such as a page
// that was opened after a fault, says nothing about it; what was typed since then stays, too.
function forgetTaken() {
  for (const { dataset } of document.querySelectorAll("[data-sent]")) {
    for (const name of ownNames()) if (kept(name)?.sending === dataset.sent) forget(name);
  }
}

function forgetAll() {
  for (const name of ownNames()) forget(name);
}

// That a photo was chosen is kept, and the file is not. The words for the former picture do not go
// along with a new one.
function watchPhoto() {
  const file = form.querySelector("input[type=file]");
  if (!file) return;
  const { photo_chosen: box, image_alt: words } = form.elements;
  const { former } = words.dataset;
  file.addEventListener("change", () => {
    box.checked = file.files.length > 0;
    if (former && box.checked && words.value === former) words.value = "";
    if (former && !box.checked && !words.value) words.value = former;
    if (box.checked) show("photo-gone", false);
    words.dispatchEvent(new Event("input", { bubbles: true }));
  });
}

// As the server counts: a letter beyond the first plane of Unicode is one.
function countCharacters() {
  for (const field of form.querySelectorAll("[data-limit]")) {
    const counter = Object.assign(document.createElement("p"), { className: "help counter" });
    const shown = counter.appendChild(document.createElement("bdi"));
    const count = () => {
      const { length } = [...field.value];
      shown.textContent = `${length} / ${field.dataset.limit}`;
      counter.classList.toggle("over", length > field.dataset.limit);
    };
    field.after(counter);
    form.addEventListener("input", count);
    count();
  }
}

// Whoever goes back to a form that was sent finds the key that it had then, by which the server
// knows the same words again.
function keepKey() {
  const { key: field } = form.elements;
  if (!field) return;
  if (history.state?.key) field.value = history.state.key;
  else history.replaceState({ key: field.value }, "");
}

function suggestTowns() {
  const list = document.querySelector("#towns");
  for (const input of document.querySelectorAll("[data-towns]")) {
    input.addEventListener("input", async () => {
      const query = new URLSearchParams({ q: input.value });
      const answer = await fetch(`${list.dataset.address}?${query}`).catch(() => null);
      if (!answer?.ok) return;
      const { towns } = await answer.json();
      list.replaceChildren(...towns.map((town) => Object.assign(document.createElement("option"), { value: town })));
    });
  }
}

forgetTaken();
document.querySelector("form[data-forget]")?.addEventListener("submit", forgetAll);
if (form) {
  keepTyped();
  watchPhoto();
  countCharacters();
  suggestTowns();
  keepKey();
}
document.querySelector("[data-errors]")?.focus();
