import type { ReactNode } from "react";
import { deskGate } from "@/lib/home/shell";

export default async function FrontDesk({ children }: { children: ReactNode }) {
  await deskGate("cs");
  return children;
}
