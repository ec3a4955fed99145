import type { ReactNode } from "react";
import { deskGate } from "@/lib/home/shell";

export default async function Finance({ children }: { children: ReactNode }) {
  await deskGate("finance");
  return children;
}
