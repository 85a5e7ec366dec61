// Mouse and fingers on the map: one moves it, two zoom it, a click opens a card.
import { CELLS_FROM, baseOfRow, isPin, pinX, rowAt } from "/static/map_draw.js";

const DRAG_FROM = 5; // pixels that a pointer moves before it drags
const PIN_REACH = 9; // pixels between a click and the mark that it means

export class Pointers {
  constructor(map) {
    this.map = map;
    this.pointers = new Map();
    const { stage } = map;
    stage.addEventListener("wheel", (event) => this.wheel(event), { passive: false });
    stage.addEventListener("pointerdown", (event) => this.down(event));
    stage.addEventListener("pointermove", (event) => this.move(event));
    stage.addEventListener("pointerup", (event) => this.up(event));
    stage.addEventListener("pointercancel", (event) => this.pointers.delete(event.pointerId));
    stage.addEventListener("dblclick", (event) => map.zoom(4, this.xOf(event)));
  }

  wheel(event) {
    const sideways = Math.abs(event.deltaX) > Math.abs(event.deltaY) || event.shiftKey;
    if (event.ctrlKey) this.map.zoom(Math.exp(-event.deltaY / 200), this.xOf(event));
    else if (sideways) this.map.pan(event.deltaX || event.deltaY);
    else return; // the page scrolls
    event.preventDefault();
  }

  xOf(event) {
    return event.clientX - this.map.canvas.getBoundingClientRect().left;
  }

  yOf(event) {
    return event.clientY - this.map.canvas.getBoundingClientRect().top;
  }

  down(event) {
    if (event.button) return;
    this.map.stage.setPointerCapture(event.pointerId);
    this.pointers.set(event.pointerId, { x: this.xOf(event), from: this.xOf(event), moved: false });
  }

  move(event) {
    const pointer = this.pointers.get(event.pointerId);
    if (!pointer) return;
    const before = this.spread();
    const x = this.xOf(event);
    const moved = x - pointer.x;
    if (!pointer.moved && Math.abs(x - pointer.from) < DRAG_FROM) return;
    pointer.moved = true;
    pointer.x = x;
    if (this.pointers.size === 1) this.map.pan(-moved);
    else this.map.zoom(this.spread().width / Math.max(before.width, 1), this.spread().middle);
  }

  // How far apart two fingers are, and the point between them.
  spread() {
    const xs = [...this.pointers.values()].map(({ x }) => x);
    const [least, most] = [Math.min(...xs), Math.max(...xs)];
    return { width: Math.max(most - least, 1), middle: (least + most) / 2 };
  }

  up(event) {
    const pointer = this.pointers.get(event.pointerId);
    this.pointers.delete(event.pointerId);
    if (pointer && !pointer.moved) this.click(this.xOf(event), this.yOf(event));
  }

  click(x, y) {
    const known = isPin(y) ? this.pinAt(x) : undefined;
    if (known) {
      location.assign(`/?${new URLSearchParams({ q: known.coding })}`);
      return;
    }
    const base = this.map.axis.offset(this.map.first + x / this.map.scale);
    const row = this.map.scale >= CELLS_FROM ? rowAt(y) : -1;
    const alt = row < 0 ? undefined : baseOfRow(row);
    const ref = this.map.data.bases[base - this.map.data.start];
    this.map.moveCursor(base, alt === ref ? undefined : alt);
    if (alt && alt !== ref) this.map.open();
  }

  pinAt(x) {
    const away = (known) => Math.abs(pinX(this.map, known) - x);
    const nearest = this.map.data.known.reduce((best, known) => (away(known) < away(best) ? known : best));
    return away(nearest) <= PIN_REACH ? nearest : undefined;
  }
}
