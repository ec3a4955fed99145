"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { inboxCount, tell } from "./shell/events";

/**
 * One connection per tab for everything that hears: the ids that pages on it wait for, and who draws
 * again. None while the tab is hidden.
 */
const waiting = new Map<string, number>();
const drawers = new Set<() => void>();
let source: EventSource | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;

function connect() {
  clearTimeout(timer);
  timer = setTimeout(() => {
    source?.close();
    source = null;
    if (document.hidden || drawers.size === 0) return;
    const ids = [...waiting.keys()].join(",");
    source = new EventSource(ids ? `/api/live?documents=${ids}` : "/api/live");
    source.addEventListener("inbox", ({ data }) => tell(inboxCount, Number(data)));
    source.addEventListener("changed", draw);
    // The session is over: the next drawing leads to the sign-in page.
    source.addEventListener("ended", () => {
      source?.close();
      for (const again of drawers) again();
    });
  }, 60);
}

let soon: ReturnType<typeof setTimeout> | undefined;
/** The changes of one act arrive together and are drawn once. */
function draw() {
  clearTimeout(soon);
  soon = setTimeout(() => {
    for (const again of drawers) again();
  }, 200);
}

function onVisible() {
  connect();
  if (!document.hidden && waiting.size > 0) draw();
}

/** Draws the page again when one of its documents changed, and keeps the inbox count true. */
export function Live({ documents = [] }: { documents?: readonly string[] }) {
  const router = useRouter();
  const ids = documents.join(",");

  useEffect(() => {
    const mine = ids.split(",").filter(Boolean);
    const again = () => router.refresh();
    for (const id of mine) waiting.set(id, (waiting.get(id) ?? 0) + 1);
    drawers.add(again);
    if (drawers.size === 1) document.addEventListener("visibilitychange", onVisible);
    connect();
    return () => {
      for (const id of mine) {
        const left = (waiting.get(id) ?? 1) - 1;
        if (left > 0) waiting.set(id, left);
        else waiting.delete(id);
      }
      drawers.delete(again);
      if (drawers.size === 0) document.removeEventListener("visibilitychange", onVisible);
      connect();
    };
  }, [router, ids]);

  return null;
}
