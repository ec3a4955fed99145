import type { ReactNode } from "react";
import { deskGate } from "@/lib/home/shell";

export default async function Admin({ children }: { children: ReactNode }) {
  await deskGate("admin");
  return children;
}
