// Sets the focal point of a picture by a click on its preview. The number fields stay what is sent:
// who does not use a mouse, or has no JavaScript, types there, and the mark and the card follow.
const rows = ".inline-related";
const number = (row, side) => row.querySelector(`input[name$="-focal_${side}"]`);

function place(row) {
  const frame = row.querySelector(".focus");
  const picture = frame?.querySelector(".focus-whole img");
  if (!picture) return;
  const [x, y] = ["x", "y"].map((side) => `${Math.min(100, Math.max(0, number(row, side).value || 0))}%`);
  const mark = frame.querySelector(".focus-mark");
  [mark.style.left, mark.style.top] = [x, y];
  const card = frame.querySelector(".focus-card");
  card.src = picture.currentSrc || picture.src;
  card.style.objectPosition = `${x} ${y}`; // the same arithmetic as the crop that is made
}

function dress(row) {
  const frame = row.querySelector(".focus");
  const shown = frame?.querySelector("picture, img");
  if (!shown || !number(row, "x")) return; // who may only look sees the picture alone
  const whole = document.createElement("span");
  const mark = document.createElement("span");
  const card = new Image();
  whole.className = "focus-whole";
  mark.className = "focus-mark";
  card.className = "focus-card";
  card.alt = "";
  card.title = "As cards will show it";
  whole.append(shown, mark);
  frame.replaceChildren(whole, card);
  const picture = whole.querySelector("img");
  picture.complete ? place(row) : picture.addEventListener("load", () => place(row));
}

function show(row, file) {
  const reader = new FileReader();
  reader.addEventListener("load", () => {
    const picture = new Image();
    picture.alt = "";
    picture.src = reader.result;
    row.querySelector(".focus").replaceChildren(picture);
    dress(row);
  });
  reader.readAsDataURL(file);
}

document.addEventListener("click", (event) => {
  const picture = event.target.closest(".focus-whole");
  const row = picture?.closest(rows);
  if (!row) return;
  const box = picture.getBoundingClientRect();
  number(row, "x").value = Math.round((100 * (event.clientX - box.left)) / box.width);
  number(row, "y").value = Math.round((100 * (event.clientY - box.top)) / box.height);
  place(row);
});

document.addEventListener("input", (event) => {
  const row = event.target.closest(rows);
  if (row && /-focal_[xy]$/.test(event.target.name)) place(row);
});

document.addEventListener("change", (event) => {
  const row = event.target.closest(rows);
  const [file] = event.target.files ?? [];
  if (row?.querySelector(".focus") && file?.type.startsWith("image/")) show(row, file);
});

document.querySelectorAll(rows).forEach(dress);
