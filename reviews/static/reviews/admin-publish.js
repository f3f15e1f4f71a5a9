// The button of publication says what it will do, and nobody leaves a changed form by mistake.
document.addEventListener("DOMContentLoaded", () => {
  const publish = document.querySelector(".submit-row [name=_publish]");
  const moment = document.querySelectorAll("[name^=publish_at_]");
  // The editor of blocks scrolls to where one was; after a refusal its reasons at the top come first.
  if (document.querySelector(".errornote")) history.replaceState(null, "", location.pathname + location.search);
  const said = [...document.querySelectorAll(".messagelist li")].map((one) => one.textContent.trim());
  if (said.length && /scrollY=[1-9]/.test(location.hash)) {
    const status = document.createElement("span");
    status.className = "said";
    status.textContent = said.at(-1);
    document.querySelector(".submit-row")?.append(status);
  }
  const form = publish?.form ?? document.querySelector(".submit-row [name=_continue]")?.form;
  if (publish) {
    const now = publish.value;
    const label = () => {
      publish.value = [...moment].some((field) => field.value) ? publish.dataset.later : now;
    };
    // The calendar sets the value without telling, so it is looked at whenever focus or pointer moves.
    for (const kind of ["input", "change", "click", "focusin"]) document.addEventListener(kind, label);
    label();
  }
  if (!form) return;
  let changed = Boolean(form.querySelector(".errorlist, .conflict"));
  form.addEventListener("input", () => { changed = true; });
  form.addEventListener("submit", () => { changed = false; });
  window.addEventListener("beforeunload", (event) => { if (changed) event.preventDefault(); });
});
