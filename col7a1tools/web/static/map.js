// The map of the gene: keyboard, mouse and touch over what map_draw.js draws. What is said of a
// place in words comes from the desk, which names variants; this script names none.
import { Axis, sums } from "/static/map_axis.js";
import { CELLS_FROM, HEIGHT, draw } from "/static/map_draw.js";
import { Pointers } from "/static/map_pointers.js";

const SHORT_INTRON = 20; // bases of an intron that are shown at each end where introns are short
const CLOSEST = 36; // pixels a base
const CARDS_FROM = 1.3; // pixels a base from which on single residues can be told apart

class GeneMap {
  constructor(root, data) {
    this.root = root;
    this.data = data;
    this.canvas = root.querySelector("canvas");
    this.context = this.canvas.getContext("2d");
    this.words = JSON.parse(root.querySelector("#map-words").textContent);
    this.stage = root.querySelector(".map-stage");
    this.by = root.dataset.by;
    this.cursor = { offset: data.start, alt: "A" };
    this.readLook();
    this.layAxis();
    this.resize();
    const [first, last] = root.dataset.at.split("-").map(Number);
    this.show(first - 1, last, Number(root.dataset.cursor) - 1);
    this.listen();
  }

  // ------------------------------------------------------------------ what is shown

  layAxis() {
    const short = this.root.querySelector("[name=introns]").value === "short";
    this.axis = new Axis(this.data, short ? SHORT_INTRON : Infinity);
    this.sums = sums(this.data, this.axis);
  }

  readLook() {
    const style = getComputedStyle(this.root);
    const value = (name) => style.getPropertyValue(`--map-${name}`).trim();
    const names = ["ground", "ink", "muted", "accent", "exon", "on-exon", "glycine", "interruption", "residue", "on-strong"];
    const camel = (name) => name.replace(/-(.)/, (_, letter) => letter.toUpperCase());
    this.look = Object.fromEntries(names.map((name) => [camel(name), value(name)]));
    this.canvas.dataset.font = style.fontFamily;
    const theme = value("theme");
    const looks = (kinds) => kinds.map((kind) => ({ letter: kind.letter, fill: kind[theme], ink: inkOn(kind[theme]) }));
    this.looks = { class: looks(this.data.classes), effect: looks(this.data.groups) };
    for (const swatch of this.root.querySelectorAll("[data-swatch]")) {
      const [kind, index] = swatch.dataset.swatch.split(":");
      const { fill, ink } = this.looks[kind][Number(index)];
      swatch.style.backgroundColor = fill;
      swatch.style.color = ink;
    }
  }

  resize() {
    const ratio = window.devicePixelRatio || 1;
    const middle = this.scale ? this.first + this.width / this.scale / 2 : 0;
    this.width = this.stage.clientWidth;
    this.canvas.width = Math.round(this.width * ratio);
    this.canvas.height = Math.round(HEIGHT * ratio);
    this.canvas.style.height = `${HEIGHT}px`;
    this.context.setTransform(ratio, 0, 0, ratio, 0, 0);
    if (!this.scale) return;
    this.view(middle - this.width / this.scale / 2, this.scale);
    this.paint();  // a canvas of another size is empty, and a printer does not wait for a frame
  }

  // Show the bases [start, end) of the gene.
  show(start, end, cursor = Math.floor((start + end) / 2)) {
    const from = this.axis.unit(start);
    const to = this.axis.unit(end - 1) + 1;
    const scale = Math.min(this.width / (to - from), CLOSEST);
    this.cursor.offset = this.axis.offset(this.axis.unit(cursor));
    this.view((from + to) / 2 - this.width / scale / 2, scale);
  }

  view(first, scale) {
    const least = this.width / this.axis.units;
    this.scale = Math.min(Math.max(scale, least), Math.max(CLOSEST, least));
    const span = this.width / this.scale;
    this.first = Math.min(Math.max(first, 0), this.axis.units - span);
    this.schedule();
    this.tell();
  }

  schedule() {
    if (this.frame) return;
    this.frame = requestAnimationFrame(() => {
      this.frame = 0;
      this.paint();
    });
  }

  paint() {
    draw(this.context, { ...this, sums: this.sums[this.by], looks: this.looks[this.by] });
  }

  // ------------------------------------------------------------------ moving

  zoom(factor, x = this.width / 2) {
    const unit = this.first + x / this.scale;
    const before = this.scale;
    this.view(this.first, this.scale * factor);
    if (this.scale !== before) this.view(unit - x / this.scale, this.scale);
  }

  zoomAtCursor(factor) {
    const x = (this.axis.unit(this.cursor.offset) + 0.5 - this.first) * this.scale;
    this.zoom(factor, x >= 0 && x <= this.width ? x : this.width / 2);
    this.follow();
  }

  pan(pixels) {
    this.view(this.first + pixels / this.scale, this.scale);
  }

  // Bases that one press of an arrow moves on.
  get stride() {
    if (this.scale >= CELLS_FROM) return 1;
    return this.scale * 3 >= 4 ? 3 : Math.max(3, Math.round(this.width / this.scale / 25));
  }

  step(direction) {
    const unit = this.axis.unit(this.cursor.offset) + direction * this.stride;
    const offset = this.axis.offset(unit);
    // Over the gap of a shortened intron to its other side.
    const beyond = direction > 0 && offset <= this.cursor.offset ? this.past(unit) : offset;
    this.moveCursor(beyond);
  }

  past(unit) {
    let at = Math.min(unit, this.axis.units - 1);
    while (at < this.axis.units - 1 && this.axis.baseAt[at] < 0) at += 1;
    return this.axis.offset(at);
  }

  moveCursor(offset, alt) {
    this.cursor.offset = offset;
    const ref = this.data.bases[offset - this.data.start];
    if (alt) this.cursor.alt = alt;
    if (this.cursor.alt === ref) this.cursor.alt = "ACGT".split("").find((base) => base !== ref);
    this.follow();
  }

  // Keep the cursor in view, with a margin.
  follow() {
    const unit = this.axis.unit(this.cursor.offset);
    const span = this.width / this.scale;
    const margin = span * 0.12;
    if (unit < this.first + margin) this.view(unit - margin, this.scale);
    else if (unit > this.first + span - margin) this.view(unit - span + margin, this.scale);
    else this.view(this.first, this.scale);
  }

  turn(direction) {
    const ref = this.data.bases[this.cursor.offset - this.data.start];
    const others = "ACGT".split("").filter((base) => base !== ref);
    const at = Math.max(others.indexOf(this.cursor.alt), 0);
    this.moveCursor(this.cursor.offset, others[(at + direction + 3) % 3]);
  }

  toKnown(direction) {
    const known = this.data.known.map(({ start }) => start);
    const next = direction > 0
      ? known.find((start) => start > this.cursor.offset)
      : known.findLast((start) => start < this.cursor.offset);
    if (next !== undefined) this.moveCursor(next);
  }

  // ------------------------------------------------------------------ what the desk says

  get at() {
    const from = this.axis.offset(Math.ceil(this.first));
    const to = this.axis.offset(Math.floor(this.first + this.width / this.scale) - 1);
    return `${from + 1}-${to + 1}`;
  }

  tell() {
    clearTimeout(this.telling);
    this.telling = setTimeout(() => this.ask(), 180);
  }

  async ask() {
    this.asked?.abort();
    this.asked = new AbortController();
    const query = new URLSearchParams({
      at: this.at,
      by: this.by,
      introns: this.root.querySelector("[name=introns]").value,
      cursor: this.cursor.offset + 1,
      alt: this.scale >= CELLS_FROM ? this.cursor.alt : "",
    });
    history.replaceState(null, "", `/explore?${query}`);
    try {
      const answer = await fetch(`/explore/view?${query}`, {
        signal: this.asked.signal,
        headers: { "HX-Request": "true" },
      });
      if (!answer.ok) throw new Error(String(answer.status));
      const parts = new DOMParser().parseFromString(await answer.text(), "text/html");
      for (const id of ["map-here", "map-table"]) {
        document.getElementById(id).replaceChildren(...parts.getElementById(id).childNodes);
      }
    } catch (error) {
      if (error.name !== "AbortError") document.getElementById("map-here").textContent = this.words.lost;
    }
  }

  // The card of what the cursor is on; from afar, where that is no one thing, go closer.
  async open() {
    clearTimeout(this.telling);
    await this.ask();
    const card = document.querySelector("#map-here a[data-card]");
    if (card && (this.scale >= CARDS_FROM || card.dataset.card === "known")) card.click();
    else this.zoomAtCursor(6);
  }

  // ------------------------------------------------------------------ keyboard and controls

  listen() {
    this.stage.addEventListener("keydown", (event) => this.key(event));
    new Pointers(this);
    new ResizeObserver(() => this.resize()).observe(this.stage);
    const looks = () => { this.readLook(); this.paint(); };
    for (const query of ["(prefers-color-scheme: dark)", "print"]) {
      window.matchMedia(query).addEventListener("change", looks);
    }
    this.root.querySelector("[name=by]").addEventListener("change", (event) => {
      this.by = event.target.value;
      this.root.dataset.by = this.by;
      this.view(this.first, this.scale);
    });
    this.root.querySelector("[name=introns]").addEventListener("change", () => {
      const [first, last] = this.at.split("-").map(Number);
      this.layAxis();
      this.show(first - 1, last, this.cursor.offset);
    });
    for (const button of this.root.querySelectorAll("[data-act]")) {
      button.addEventListener("click", () => this.act(button.dataset.act));
    }
    this.root.querySelector("form.map-find").addEventListener("submit", (event) => this.find(event));
    // Links of the table move the map and leave the page.
    document.getElementById("map-table").addEventListener("click", (event) => {
      const at = event.target.closest("a[data-at]")?.dataset.at;
      if (!at || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      const [first, last] = at.split("-").map(Number);
      this.show(first - 1, last);
    });
  }

  act(name) {
    const span = this.width * 0.9;
    const acts = {
      in: () => this.zoomAtCursor(2),
      out: () => this.zoomAtCursor(0.5),
      left: () => this.pan(-span),
      right: () => this.pan(span),
      all: () => this.view(0, 0),
      previous: () => this.toKnown(-1),
      next: () => this.toKnown(1),
    };
    acts[name]();
  }

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const keys = {
      ArrowLeft: () => this.step(-1),
      ArrowRight: () => this.step(1),
      ArrowUp: () => this.turn(-1),
      ArrowDown: () => this.turn(1),
      PageUp: () => this.act("left"),
      PageDown: () => this.act("right"),
      Home: () => this.moveCursor(this.data.start),
      End: () => this.moveCursor(this.axis.offset(this.axis.units - 1)),
      "+": () => this.act("in"),
      "=": () => this.act("in"),
      "-": () => this.act("out"),
      0: () => this.act("all"),
      n: () => this.act("next"),
      p: () => this.act("previous"),
      Enter: () => this.open(),
      "/": () => this.root.querySelector(".map-find input").focus(),
    };
    const act = keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }

  async find(event) {
    event.preventDefault();
    const text = new FormData(event.target).get("find");
    const answer = await fetch(`/explore/find?${new URLSearchParams({ find: text })}`);
    const found = answer.ok ? await answer.json() : null;
    const nothing = this.root.querySelector(".map-nothing");
    nothing.textContent = found ? "" : this.words.nothing;
    if (!found) return;
    this.cursor.alt = found.alt || this.cursor.alt;
    this.show(found.start, found.end, found.cursor);
    this.moveCursor(this.cursor.offset);
    this.stage.focus();
  }
}

// Black or white, whichever is easier to read on a fill.
function inkOn(fill) {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const share = parseInt(fill.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.18 ? "#000000" : "#ffffff";
}

async function start(root) {
  const answer = await fetch("/explore/map.json");
  if (!answer.ok) return;
  const data = await answer.json();
  for (const part of root.querySelectorAll(".map-live")) part.hidden = false;
  root.geneMap = new GeneMap(root, data);
}

const root = document.getElementById("map");
if (root) start(root);
