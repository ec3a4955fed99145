"use client";

import { useEffect, useState } from "react";
import { inboxCount } from "./events";

/** The server's count, until a live message brings another: `tell(inboxCount, 4)`. */
export function useLiveCount(count: number): number {
  const [live, setLive] = useState({ from: count, count });
  useEffect(() => {
    const hear = (event: Event) => {
      const { detail } = event as CustomEvent<unknown>;
      if (typeof detail === "number") setLive({ from: count, count: detail });
    };
    window.addEventListener(inboxCount, hear);
    return () => window.removeEventListener(inboxCount, hear);
  }, [count]);
  return live.from === count ? live.count : count;
}
