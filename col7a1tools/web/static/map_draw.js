// Draws what is in view. Nothing here decides anything about a variant: letters and fills come with
// the data.

const BASES = "ACGT";
const RULER = 20;
const REGIONS = { top: 24, height: 20 };
const EXONS = { top: 52, height: 18 };
const RESIDUES = { top: 76, height: 16 };
const LETTERS = { top: 93, height: 15 };
const CHANGES = { top: 112, row: 24, height: 96 };
const PINS = { top: 212, height: 62, labels: [32, 47] };
export const HEIGHT = PINS.top + PINS.height;

// From this many pixels a base on: single substitutions, letters in them, letters of bases.
export const CELLS_FROM = 5;
const CELL_LETTERS_FROM = 12;
const BASE_LETTERS_FROM = 8;
const TICKS = [3, 15, 30, 60, 150, 300, 600, 1500, 3000];

export function draw(context, scene) {
  const { width, look } = scene;
  context.clearRect(0, 0, width, HEIGHT);
  context.fillStyle = look.ground;
  context.fillRect(0, 0, width, HEIGHT);
  context.textBaseline = "middle";
  context.textAlign = "center";
  context.lineWidth = 1;
  drawRegions(context, scene);
  drawExons(context, scene);
  if (scene.scale >= CELLS_FROM) drawCells(context, scene);
  else drawStacks(context, scene);
  if (scene.scale * 3 >= 4) drawResidues(context, scene);
  if (scene.scale >= BASE_LETTERS_FROM) drawBases(context, scene);
  drawPins(context, scene);
  drawCursor(context, scene);
}

// Row of a substitution under a height on the canvas, 0 to 3; -1 for none.
export function rowAt(y) {
  const row = Math.floor((y - CHANGES.top) / CHANGES.row);
  return row >= 0 && row < BASES.length ? row : -1;
}

export function isPin(y) {
  return y >= PINS.top;
}

export function baseOfRow(row) {
  return BASES[row];
}

function xOf(scene, unit) {
  return (unit - scene.first) * scene.scale;
}

function inView(scene, from, to) {
  return to > scene.first && from < scene.first + scene.width / scene.scale;
}

function text(context, words, x, y, room, colour, size = 12) {
  context.font = `${size}px ${context.canvas.dataset.font}`;
  if (context.measureText(words).width > room - 4) return false;
  context.fillStyle = colour;
  context.fillText(words, x, y);
  return true;
}

// The middle of what is in view of a stretch, and its width there.
function shownPart(scene, left, right) {
  const from = Math.max(left, 0);
  const to = Math.min(right, scene.width);
  return { middle: (from + to) / 2, room: to - from };
}

function drawRegions(context, scene) {
  for (const region of scene.data.regions) {
    const from = scene.axis.unit(region.start);
    const to = scene.axis.unit(region.end - 1) + 1;
    if (!inView(scene, from, to)) continue;
    const left = xOf(scene, from);
    const width = Math.max(xOf(scene, to) - left, 1);
    const inset = region.main ? 0 : 3;
    const top = REGIONS.top + inset;
    const height = REGIONS.height - 2 * inset;
    context.fillStyle = region.fill;
    context.fillRect(left, top, width, height);
    context.strokeStyle = scene.look.muted;
    context.strokeRect(left + 0.5, top + 0.5, width - 1, height - 1);
    const part = region.main ? freePart(scene, region, left, left + width) : shownPart(scene, left, left + width);
    const ink = region.dark ? "#ffffff" : "#111111";
    text(context, scene.words.regions[region.name], part.middle, top + height / 2 + 1, part.room, ink);
  }
}

// The widest part in view of a region that no smaller region lies on.
function freePart(scene, region, left, right) {
  let from = Math.max(left, 0);
  let best = { middle: 0, room: 0 };
  const inside = scene.data.regions
    .filter((other) => other !== region && other.start >= region.start && other.end <= region.end)
    .map((other) => ({
      left: xOf(scene, scene.axis.unit(other.start)),
      right: xOf(scene, scene.axis.unit(other.end - 1) + 1),
    }))
    .sort((one, other) => one.left - other.left);
  for (const other of [...inside, { left: right, right }]) {
    const part = shownPart(scene, from, other.left);
    if (part.room > best.room) best = part;
    from = Math.max(from, other.right);
  }
  return best;
}

function drawExons(context, scene) {
  const { data, axis, look } = scene;
  const middle = EXONS.top + EXONS.height / 2;
  context.strokeStyle = look.muted;
  context.beginPath();
  context.moveTo(Math.max(xOf(scene, 0), 0), middle + 0.5);
  context.lineTo(Math.min(xOf(scene, axis.units), scene.width), middle + 0.5);
  context.stroke();
  for (const [start, end, number, , first] of data.exons) {
    const from = axis.unit(start);
    const to = axis.unit(end - 1) + 1;
    if (!inView(scene, from - 60, to + 60)) continue;
    const left = xOf(scene, from);
    const width = Math.max(xOf(scene, to) - left, 1);
    const gap = width > 4 ? 0.5 : 0;
    context.fillStyle = number === 0 ? look.ground : look.exon;
    context.fillRect(left + gap, EXONS.top, width - 2 * gap, EXONS.height);
    context.strokeRect(left + 0.5, EXONS.top + 0.5, Math.max(width - 1, 0), EXONS.height - 1);
    const part = shownPart(scene, left, left + width);
    const long = `${scene.words.exon} ${number || "–"}`;
    if (!text(context, long, part.middle, middle + 0.5, part.room, look.onExon)) {
      text(context, String(number || ""), part.middle, middle + 0.5, part.room, look.onExon, 11);
    }
    drawTicks(context, scene, { start, end, first, left });
  }
}

// c. positions over the bases of an exon, where they do not run into each other.
function drawTicks(context, scene, exon) {
  const step = TICKS.find((bases) => bases * scene.scale >= 74);
  if (step === undefined) return;
  context.font = `11px ${context.canvas.dataset.font}`;
  for (let base = exon.start; base < exon.end; base += 1) {
    const number = exon.first + base - exon.start + 1;
    const off = step === 3 ? (number - 1) % step : number % step;
    if (number < 1 || number > scene.data.cds_length || (off && number !== 1)) continue;
    const x = xOf(scene, scene.axis.unit(base) + 0.5);
    if (x < 0 || x > scene.width) continue;
    context.fillStyle = scene.look.muted;
    context.fillRect(Math.round(x), RULER - 4, 1, 5);
    context.fillText(`c.${number}`, Math.min(Math.max(x, 22), scene.width - 22), RULER / 2 - 1);
  }
}

// Stretches of the view as stacks: the share of each class or kind of effect.
function drawStacks(context, scene) {
  const { axis, sums, looks, scale } = scene;
  const step = Math.max(scale, 1);
  const begin = scale >= 1 ? xOf(scene, Math.floor(scene.first)) : 0;
  const columns = [];
  for (let x = begin; x < scene.width; x += step) {
    const from = Math.max(Math.round(scene.first + x / scale), 0);
    const to = Math.min(Math.max(Math.round(scene.first + (x + step) / scale), from + 1), axis.units);
    if (from < to) columns.push({ x, from, to, filled: 0 });
  }
  const totals = columns.map(({ from, to }) => sums.reduce((all, sum) => all + sum[to] - sum[from], 0));
  const overlap = step + (scale < 1 ? 0 : 0.4);
  sums.forEach((sum, kind) => {
    context.fillStyle = looks[kind].fill;
    columns.forEach((column, index) => {
      const share = sum[column.to] - sum[column.from];
      if (!share) return;
      const height = (share / totals[index]) * CHANGES.height;
      context.fillRect(column.x, CHANGES.top + column.filled, overlap, height + 0.5);
      column.filled += height;
    });
  });
}

function drawCells(context, scene) {
  const { data, axis, scale, look } = scene;
  const last = Math.min(Math.ceil(scene.first + scene.width / scale), axis.units);
  const letters = scale >= CELL_LETTERS_FROM;
  context.font = `${Math.min(13, scale * 0.8)}px ${context.canvas.dataset.font}`;
  for (let unit = Math.max(Math.floor(scene.first), 0); unit < last; unit += 1) {
    const base = axis.baseAt[unit];
    if (base < 0) continue;
    const x = xOf(scene, unit);
    let place = 3 * base;
    for (let row = 0; row < BASES.length; row += 1) {
      const y = CHANGES.top + row * CHANGES.row;
      if (BASES[row] === data.bases[base]) {
        context.fillStyle = look.muted;
        context.fillRect(x + scale / 2 - 1, y + CHANGES.row / 2 - 1, 2, 2);
        continue;
      }
      const kind = data.meaning[data.codes[place]][scene.by === "class" ? 0 : 1];
      place += 1;
      context.fillStyle = scene.looks[kind].fill;
      context.fillRect(x + 0.5, y + 0.5, scale - 1, CHANGES.row - 1);
      if (!letters) continue;
      context.fillStyle = scene.looks[kind].ink;
      context.fillText(scene.looks[kind].letter, x + scale / 2, y + CHANGES.row / 2 + 1);
    }
  }
  drawRowNames(context, scene);
}

// The alternate bases, at the left edge.
function drawRowNames(context, scene) {
  context.font = `bold 12px ${context.canvas.dataset.font}`;
  for (let row = 0; row < BASES.length; row += 1) {
    const y = CHANGES.top + row * CHANGES.row;
    context.fillStyle = scene.look.ground;
    context.fillRect(0, y, 18, CHANGES.row);
    context.fillStyle = scene.look.muted;
    context.fillRect(18, y, 1, CHANGES.row);
    context.fillStyle = scene.look.ink;
    context.fillText(BASES[row], 9, y + CHANGES.row / 2 + 1);
  }
}

function drawResidues(context, scene) {
  const { data, axis, look } = scene;
  const middle = RESIDUES.top + RESIDUES.height / 2;
  for (const [start, end, , , first] of data.exons) {
    if (!inView(scene, axis.unit(start), axis.unit(end - 1) + 1)) continue;
    for (let base = start; base < end; base += 1) {
      const coding = first + base - start;
      if (coding < 0 || coding % 3 !== 1 || coding >= 3 * data.residues.length) continue;
      const x = xOf(scene, axis.unit(base) + 0.5);
      if (x < -20 || x > scene.width + 20) continue;
      const residue = (coding - 1) / 3;
      const width = scene.scale * 3 - 1;
      const role = data.roles[residue];
      context.fillStyle = role === "G" ? look.glycine : role === "i" ? look.interruption : look.residue;
      context.fillRect(x - width / 2, RESIDUES.top, width, RESIDUES.height);
      if (width < 9) continue;
      const ink = role === "G" || role === "i" ? look.onStrong : look.ink;
      const name = `${data.residues[residue]}${residue + 1}`;
      if (!text(context, name, x, middle + 1, width, ink, 11)) {
        text(context, data.residues[residue], x, middle + 1, width + 4, ink, 11);
      }
    }
  }
}

function drawBases(context, scene) {
  const { data, axis, scale, look } = scene;
  const last = Math.min(Math.ceil(scene.first + scene.width / scale), axis.units);
  context.font = `${Math.min(13, scale * 0.9)}px ${context.canvas.dataset.font}`;
  context.fillStyle = look.ink;
  for (let unit = Math.max(Math.floor(scene.first), 0); unit < last; unit += 1) {
    const base = axis.baseAt[unit];
    const letter = base < 0 ? "…" : data.bases[base];
    context.fillText(letter, xOf(scene, unit + 0.5), LETTERS.top + LETTERS.height / 2);
  }
}

function drawPins(context, scene) {
  const free = PINS.labels.map(() => 0);
  for (const known of scene.data.known) {
    const x = pinX(scene, known);
    if (x < -40 || x > scene.width + 40) continue;
    const { offset } = scene.cursor;
    const active = known.start <= offset && offset < Math.max(known.end, known.start + 1);
    context.fillStyle = active ? scene.look.accent : scene.look.ink;
    context.strokeStyle = context.fillStyle;
    context.fillRect(Math.round(x), PINS.top - 2, 1, 8);
    drawMark(context, known.inheritance, x, PINS.top + 12);
    context.font = `11px ${context.canvas.dataset.font}`;
    const label = known.legacy || known.coding;
    const half = context.measureText(label).width / 2;
    const middle = Math.min(Math.max(x, half + 2), scene.width - half - 2);
    const row = free.findIndex((end) => middle - half >= end);
    if (row < 0 || x < 0 || x > scene.width) continue;
    context.fillText(label, middle, PINS.top + PINS.labels[row]);
    free[row] = middle + half + 6;
  }
}

export function pinX(scene, known) {
  return xOf(scene, scene.axis.unit(known.start) + 0.5);
}

// One shape for each way of inheritance.
function drawMark(context, inheritance, x, y) {
  context.beginPath();
  if (inheritance === "dominant") polygon(context, [[x, y - 6], [x + 6, y + 5], [x - 6, y + 5]]);
  else if (inheritance === "both") polygon(context, [[x, y - 6], [x + 6, y], [x, y + 6], [x - 6, y]]);
  else if (inheritance === "recessive") context.arc(x, y, 5, 0, 2 * Math.PI);
  else if (inheritance === "benign") context.rect(x - 4.5, y - 4.5, 9, 9);
  else context.arc(x, y, 3, 0, 2 * Math.PI);
  if (inheritance === "benign" || inheritance === "not_sourced") context.stroke();
  else context.fill();
}

function polygon(context, points) {
  points.forEach(([x, y], index) => (index ? context.lineTo(x, y) : context.moveTo(x, y)));
  context.closePath();
}

function drawCursor(context, scene) {
  const { cursor, scale, look } = scene;
  const x = xOf(scene, scene.axis.unit(cursor.offset));
  const width = Math.max(scale, 2);
  context.strokeStyle = look.accent;
  context.lineWidth = 2;
  context.strokeRect(x - 1, LETTERS.top - 1, width + 2, PINS.top - LETTERS.top + 2);
  if (scale < CELLS_FROM) return;
  context.lineWidth = 3;
  context.strokeStyle = look.ink;
  const y = CHANGES.top + BASES.indexOf(cursor.alt) * CHANGES.row;
  context.strokeRect(x + 0.5, y + 1, width - 1, CHANGES.row - 2);
}
