import type { PointerEvent } from "react";
import type { Block } from "@/lib/appointments/board";
import { step } from "@/lib/appointments/rules";

/** What is being dragged, and where it would come to stand. */
export type Drag = {
  id: string;
  mode: "move" | "resize";
  /** The column it was taken in, and the one it is over. */
  column: string | null;
  to: string | null;
  from: number;
  until: number;
  /** Let go; the reason is asked for. */
  isDropped: boolean;
};

export const dragOf = (
  { id, from, until }: Block,
  column: string | null,
  mode: Drag["mode"],
): Drag => ({ ...{ id, mode, column, to: column, from, until }, isDropped: false });

type Press = {
  grid: HTMLElement;
  /** Pixels to a minute. */
  scale: number;
  start: Drag;
  /** A photographer is exchanged for another, not for a room. */
  kindOf: (column: string) => string | null;
  onChange: (drag: Drag | null) => void;
};

/** So far a mouse must go, and so long a finger must rest, before it is meant. */
const slack = 5;
const rest = 350;

/**
 * Follows a mouse, a pen or a finger until it lets go. A finger that moves before it has rested scrolls, as
 * everywhere; the lower edge is taken at once. Esc puts it back.
 */
export function press(
  event: PointerEvent<HTMLElement>,
  { grid, scale, start, kindOf, onChange }: Press,
) {
  if (event.button !== 0) return;
  const { pointerId, clientX, clientY, pointerType } = event;
  const isFinger = pointerType === "touch" && start.mode === "move";
  let current = start;
  let isMeant = false;
  const timer = isFinger ? setTimeout(() => begin(), rest) : null;

  const begin = () => {
    isMeant = true;
    onChange(start);
  };
  const round = (pixels: number) => Math.round(pixels / scale / step) * step;

  const move = (at: globalThis.PointerEvent) => {
    if (at.pointerId !== pointerId) return;
    const [dx, dy] = [at.clientX - clientX, at.clientY - clientY];
    if (!isMeant) {
      if (Math.hypot(dx, dy) < slack) return;
      if (isFinger) return end();
      begin();
    }
    const length = start.until - start.from;
    if (start.mode === "resize") {
      const until = Math.min(1440, Math.max(start.from + step, start.until + round(dy)));
      current = { ...start, until };
    } else {
      const from = Math.min(1440 - length, Math.max(0, start.from + round(dy)));
      current = { ...start, from, until: from + length, to: columnAt(at.clientX) };
    }
    onChange(current);
  };

  const columnAt = (x: number): string | null => {
    if (start.column === null) return null;
    for (const each of grid.querySelectorAll<HTMLElement>("[data-column]")) {
      const { left, right } = each.getBoundingClientRect();
      const id = each.dataset.column;
      if (id && x >= left && x < right && kindOf(id) === kindOf(start.column)) return id;
    }
    return current.to;
  };

  const up = (at: globalThis.PointerEvent) => {
    if (at.pointerId !== pointerId) return;
    const isChanged =
      current.from !== start.from || current.until !== start.until || current.to !== start.to;
    if (isMeant) {
      swallowClick();
      onChange(isChanged ? { ...current, isDropped: true } : null);
    }
    end();
  };
  const cancel = () => {
    if (isMeant) onChange(null);
    end();
  };
  const key = ({ key: pressed }: KeyboardEvent) => pressed === "Escape" && cancel();
  // While a finger drags, the page under it stands still.
  const hold = (at: TouchEvent) => isMeant && at.preventDefault();

  const end = () => {
    if (timer) clearTimeout(timer);
    removeEventListener("pointermove", move);
    removeEventListener("pointerup", up);
    removeEventListener("pointercancel", cancel);
    removeEventListener("keydown", key);
    removeEventListener("touchmove", hold);
  };
  addEventListener("pointermove", move);
  addEventListener("pointerup", up);
  addEventListener("pointercancel", cancel);
  addEventListener("keydown", key);
  addEventListener("touchmove", hold, { passive: false });
}

/** The click that follows a drag opens nothing. */
function swallowClick() {
  const swallow = (event: MouseEvent) => {
    event.preventDefault();
    event.stopPropagation();
  };
  addEventListener("click", swallow, { capture: true, once: true });
  setTimeout(() => removeEventListener("click", swallow, { capture: true }), 50);
}
