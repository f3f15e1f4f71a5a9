// Makes a grid of the text of a table block: “a | b” on a line is a row. The text stays what is sent, so
// that everything works without this script too. A cell that holds “|” or a backslash is written with
// a backslash before it, as reviews/admin/cells.py reads it.
const escaped = (cell) => cell.replace(/\s+/g, " ").trim().replace(/[\\|]/g, "\\$&");
const written = (rows) => rows.map((row) => row.map(escaped).join(" | ")).join("\n");

function read(text) {
  return text.split("\n").filter((line) => line.trim()).map((line) => {
    if (line.includes("\t")) return line.split("\t").map((cell) => cell.trim());
    const cells = [""];
    for (const [part] of line.matchAll(/\\[\\|]|[^]/g)) {
      if (part === "|") cells.push("");
      else cells[cells.length - 1] += part.length === 2 ? part[1] : part;
    }
    return cells.map((cell) => cell.trim());
  });
}

// Spreadsheets put quotation marks around a cell that holds a line break, a tab or such marks.
function pasted(text) {
  const rows = [[""]];
  let quoted = false;
  for (const [sign] of text.replace(/\r\n?/g, "\n").replace(/\n$/, "").matchAll(/""|[^]/g)) {
    const row = rows[rows.length - 1];
    const last = row.length - 1;
    if (sign === '""' && quoted) row[last] += '"';
    else if (sign === '"' && (quoted || !row[last])) quoted = !quoted;
    else if (sign === "\t" && !quoted) row.push("");
    else if (sign === "\n" && !quoted) rows.push([""]);
    else row[last] += sign === "\n" ? " " : sign;
  }
  return rows;
}

function make(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value);
  }
  node.append(...children);
  return node;
}

class Grid {
  constructor(source) {
    this.source = source;
    this.most = Number(source.dataset.cells);
    this.rows = read(source.value);
    if (!this.rows.length) this.rows = [["", ""], ["", ""], ["", ""]];
    this.level();
    this.table = make("table", { class: "cells" });
    this.said = make("p", { class: "cells-said", role: "status" });
    const button = (words, act) => make("button", { type: "button", class: "button", onclick: act }, words);
    this.addColumn = button("Add column", () => this.insertColumn());
    const bar = make("p", { class: "cells-bar" }, button("Add row", () => this.insertRow()), this.addColumn);
    this.box = make("div", { class: "cells-box" }, make("div", { class: "wide-table" }, this.table), bar, this.said);
    source.hidden = true;
    source.after(this.box);
    this.table.addEventListener("keydown", (event) => this.key(event));
    this.table.addEventListener("paste", (event) => this.paste(event));
    this.table.addEventListener("input", (event) => this.typed(event.target));
    this.draw();
  }

  get width() {
    return this.rows[0].length;
  }

  level() {
    const width = Math.min(this.most, Math.max(1, ...this.rows.map((row) => row.length)));
    this.rows = this.rows.map((row) => [...row, ...Array(width).fill("")].slice(0, Math.max(width, row.length)));
  }

  draw(row, column) {
    const remover = (words, act, allowed) => {
      const node = make("button", { type: "button", class: "cells-remove", "aria-label": words, title: words, onclick: act }, "×");
      node.disabled = !allowed;
      return node;
    };
    const head = make("tr", { class: "cells-tools" });
    for (let j = 0; j < this.width; j++) {
      head.append(make("td", {}, remover(`Remove column ${j + 1}`, () => this.removeColumn(j), this.width > 1)));
    }
    head.append(make("td"));
    this.table.replaceChildren(head, ...this.rows.map((cells, i) => {
      const line = make("tr");
      cells.forEach((cell, j) => {
        const name = i ? `Row ${i}, column ${j + 1}` : `Header of column ${j + 1}`;
        const field = make("textarea", { rows: 1, "aria-label": name, "data-row": i, "data-column": j, placeholder: i ? "" : "Header" });
        field.value = cell;
        line.append(make(i ? "td" : "th", {}, field));
      });
      line.append(make("td", { class: "cells-end" }, remover(i ? `Remove row ${i}` : "Remove the header row", () => this.removeRow(i), this.rows.length > 2)));
      return line;
    }));
    this.addColumn.disabled = this.width >= this.most;
    this.fit();
    this.keep();
    if (row !== undefined) this.at(row, column)?.focus();
  }

  at(row, column) {
    return this.table.querySelector(`[data-row="${row}"][data-column="${column}"]`);
  }

  fit() {
    for (const field of this.table.querySelectorAll("textarea")) {
      field.style.height = "auto";
      if (field.scrollHeight) field.style.height = `${field.scrollHeight}px`;
    }
  }

  keep() {
    const filled = this.rows.some((row) => row.some((cell) => cell.trim()));
    this.source.value = filled ? written(this.rows) : "";
  }

  typed(field) {
    if (!field.dataset.row) return;
    this.rows[field.dataset.row][field.dataset.column] = field.value;
    this.fit();
    this.keep();
  }

  say(words) {
    this.said.textContent = words;
  }

  insertRow(after = this.rows.length - 1) {
    this.rows.splice(after + 1, 0, Array(this.width).fill(""));
    this.draw(after + 1, 0);
  }

  insertColumn() {
    this.rows.forEach((row) => row.push(""));
    this.draw(0, this.width - 1);
  }

  removeRow(index) {
    this.rows.splice(index, 1);
    this.draw(Math.min(index, this.rows.length - 1), 0);
    this.say("Row removed.");
  }

  removeColumn(index) {
    this.rows.forEach((row) => row.splice(index, 1));
    this.draw(0, Math.min(index, this.width - 1));
    this.say("Column removed.");
  }

  // Enter goes down, and makes a row below the last; arrows leave a cell at its edges; Tab is the browser's.
  key(event) {
    const field = event.target;
    if (!field.dataset.row || event.isComposing) return;
    const [row, column] = [Number(field.dataset.row), Number(field.dataset.column)];
    const atStart = field.selectionStart === 0 && field.selectionEnd === 0;
    const atEnd = field.selectionStart === field.value.length && field.selectionEnd === field.value.length;
    const to = {
      Enter: [row + 1, column],
      ArrowDown: atEnd && [row + 1, column],
      ArrowUp: atStart && [row - 1, column],
      ArrowRight: atEnd && [row, column + 1],
      ArrowLeft: atStart && [row, column - 1],
    }[event.key];
    if (!to) return;
    if (event.key === "Enter") {
      event.preventDefault();
      if (row === this.rows.length - 1) {
        this.rows.push(Array(this.width).fill(""));
        this.draw(row + 1, column);
        return;
      }
    }
    const next = this.at(...to);
    if (!next) return;
    event.preventDefault();
    next.focus();
  }

  paste(event) {
    const field = event.target;
    const text = event.clipboardData.getData("text/plain");
    if (!field.dataset.row || !/[\t\n]/.test(text.replace(/\r?\n$/, ""))) return;
    event.preventDefault();
    const [top, left] = [Number(field.dataset.row), Number(field.dataset.column)];
    const cells = pasted(text);
    const width = Math.max(...cells.map((row) => row.length)) + left;
    if (!this.source.value && !top && !left) this.rows = cells.map(() => []); // what is pasted is all of it
    cells.forEach((row, i) => {
      if (!this.rows[top + i]) this.rows.push([]);
      row.slice(0, this.most - left).forEach((cell, j) => { this.rows[top + i][left + j] = cell; });
    });
    this.rows = this.rows.map((row) => Array.from(row, (cell) => cell ?? ""));
    this.level();
    this.draw(top, left);
    const lost = width - this.most;
    this.say(lost > 0 ? `A table has at most ${this.most} columns: ${lost} more were left out.` : `${cells.length} rows pasted.`);
  }
}

// Pairs have two columns, and these headers unless an editor gives others.
function suggestHeaders(select) {
  const block = select.closest(".inline-related");
  const grid = grids.get(block?.querySelector("textarea[data-cells]"));
  if (!grid || select.value !== "pairs" || grid.width !== 2 || grid.rows[0].some((cell) => cell.trim())) return;
  grid.rows[0] = ["Features", "Benefits"];
  grid.draw();
}

const grids = new WeakMap();

function dress(within) {
  for (const source of within.querySelectorAll("textarea[data-cells]")) {
    if (grids.has(source) || source.name.includes("__prefix__")) continue;
    grids.set(source, new Grid(source));
  }
}

dress(document);
document.addEventListener("formset:added", (event) => dress(event.target));
document.addEventListener("change", (event) => {
  if (event.target.name?.endsWith("-look")) suggestHeaders(event.target);
});
// A cell's height can be measured only while its block is unfolded.
document.addEventListener("click", (event) => {
  const block = event.target.closest(".inline-related");
  const source = block?.querySelector("textarea[data-cells]");
  if (source && event.target.closest("h3")) setTimeout(() => grids.get(source)?.fit());
});
