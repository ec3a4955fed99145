"use client";

import { useSyncExternalStore } from "react";

export type Selection = { readonly ids: readonly string[]; readonly fen: bigint };

const none: Selection = { ids: [], fen: 0n };
const chosen = new Map<string, Selection>();
const listeners = new Set<() => void>();

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
};

/** Reads the ticks of a server-rendered table: the boxes are the state, this is only their sum. */
export function readSelection(table: string) {
  const ids: string[] = [];
  let fen = 0n;
  const boxes = document.querySelectorAll<HTMLInputElement>(
    `#${CSS.escape(table)} .pick > :checked`,
  );
  for (const box of boxes) {
    ids.push(box.value);
    fen += BigInt(box.closest("tr")?.dataset.fen ?? "0");
  }
  chosen.set(table, ids.length === 0 ? none : { ids, fen });
  const all = document.querySelector<HTMLInputElement>(`#${CSS.escape(table)} [data-all]`);
  if (all) {
    const count = document.querySelectorAll(`#${CSS.escape(table)} .pick > input`).length;
    all.checked = ids.length > 0 && ids.length === count;
    all.indeterminate = ids.length > 0 && ids.length < count;
  }
  for (const listener of listeners) listener();
}

/** After rows were written anew: ticks again what was ticked and is still there. */
export function keepSelection(table: string) {
  const ids = new Set(chosen.get(table)?.ids);
  const boxes = document.querySelectorAll<HTMLInputElement>(`#${CSS.escape(table)} .pick > input`);
  for (const box of boxes) if (ids.has(box.value)) box.checked = true;
  readSelection(table);
}

/** When the table leaves the page. */
export function forgetSelection(table: string) {
  chosen.delete(table);
}

export function clearSelection(table: string) {
  const boxes = document.querySelectorAll<HTMLInputElement>(
    `#${CSS.escape(table)} .pick > :checked`,
  );
  for (const box of boxes) box.checked = false;
  readSelection(table);
}

/** What is ticked in a table, for its bulk bar. */
export function useSelection(table: string): Selection {
  return useSyncExternalStore(
    subscribe,
    () => chosen.get(table) ?? none,
    () => none,
  );
}
