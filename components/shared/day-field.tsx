import type { ComponentProps } from "react";
import { Input } from "@/components/ui/input";

/** The system's own calendar, on the phone its wheel. The value is always 2026-11-23. */
export function DayInput({ className, ...rest }: Omit<ComponentProps<"input">, "type">) {
  return <Input type="date" className={className} {...rest} />;
}
