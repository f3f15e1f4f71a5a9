// The button of publication says what it will do, and nobody leaves a changed form by mistake.
document.addEventListener("DOMContentLoaded", () => {
  const publish = document.querySelector(".submit-row [name=_publish]");
  const moment = document.querySelectorAll("[name^=publish_at_]");
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
