import type { ReactNode } from "react";
import { deskGate } from "@/lib/home/shell";

export default async function Purchasing({ children }: { children: ReactNode }) {
  await deskGate("purchasing");
  return children;
}
