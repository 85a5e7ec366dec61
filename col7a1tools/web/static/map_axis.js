// Where each base of the transcript stands on the map. A unit is the room of one base; introns may
// be shortened to the bases beside their exons, with a gap between them.

const GAP_UNITS = 8;

export class Axis {
  // kept: how many bases of an intron are shown at each of its ends.
  constructor(data, kept) {
    this.start = data.start;
    const length = data.bases.length;
    this.unitOf = new Int32Array(length);
    const bases = [];
    const show = (from, to) => {
      for (let base = from; base < to; base += 1) {
        this.unitOf[base] = bases.length;
        bases.push(base);
      }
    };
    const leaveOut = (from, to) => {
      const middle = bases.length + GAP_UNITS / 2;
      for (let base = from; base < to; base += 1) this.unitOf[base] = middle;
      for (let unit = 0; unit < GAP_UNITS; unit += 1) bases.push(-1);
    };
    let end = data.start;
    for (const [exonStart, exonEnd] of data.exons) {
      const from = end - data.start;
      const to = exonStart - data.start;
      if (to - from > 2 * kept + GAP_UNITS) {
        show(from, from + kept);
        leaveOut(from + kept, to - kept);
        show(to - kept, to);
      } else {
        show(from, to);
      }
      show(to, exonEnd - data.start);
      end = exonEnd;
    }
    this.baseAt = Int32Array.from(bases);
    this.units = bases.length;
  }

  // Unit of an offset on the gene; offsets past the ends are brought to them.
  unit(offset) {
    const base = Math.min(Math.max(offset - this.start, 0), this.unitOf.length - 1);
    return this.unitOf[base];
  }

  // Offset on the gene of the base at a unit, or of the nearest that is shown.
  offset(unit) {
    let at = Math.min(Math.max(Math.floor(unit), 0), this.units - 1);
    while (this.baseAt[at] < 0) at -= 1;
    return this.baseAt[at] + this.start;
  }
}

// Sums of each class and kind of effect up to each unit, so that any stretch is summed at once.
export function sums(data, axis) {
  const count = (length) => Array.from({ length }, () => new Uint32Array(axis.units + 1));
  const made = { class: count(data.classes.length), effect: count(data.groups.length) };
  for (let unit = 0; unit < axis.units; unit += 1) {
    for (const kind of [made.class, made.effect]) {
      for (const sum of kind) sum[unit + 1] = sum[unit];
    }
    const base = axis.baseAt[unit];
    if (base < 0) continue;
    for (let place = 3 * base; place < 3 * base + 3; place += 1) {
      const [verdict, group] = data.meaning[data.codes[place]];
      made.class[verdict][unit + 1] += 1;
      made.effect[group][unit + 1] += 1;
    }
  }
  return made;
}
