import type { ComponentProps } from "react";
import { cn } from "./cn";

const edge =
  "w-full min-w-0 rounded-md border border-input bg-card text-base text-foreground transition-colors focus-visible:border-ring focus-visible:outline-offset-[-1px] disabled:border-border disabled:bg-secondary disabled:text-muted-foreground aria-invalid:border-wrong-mark phone:rounded-lg";

export function Input({ className, type = "text", ...rest }: ComponentProps<"input">) {
  return (
    <input
      type={type}
      className={cn(edge, "h-field px-[11px] read-only:bg-muted", className)}
      {...rest}
    />
  );
}

/** A field with its unit or a button at the end: 8 本, 1,234.00 元. */
export function InputWith({
  end,
  className,
  ...rest
}: ComponentProps<"input"> & { end: React.ReactNode }) {
  return (
    <span className="relative block">
      <Input className={cn("pr-12", className)} {...rest} />
      <span className="absolute inset-y-0 right-[11px] flex items-center text-muted-foreground text-sm">
        {end}
      </span>
    </span>
  );
}

export function Textarea({ className, rows = 3, ...rest }: ComponentProps<"textarea">) {
  return (
    <textarea
      rows={rows}
      className={cn(
        edge,
        "field-sizing-content block max-h-96 min-h-16 px-[11px] py-[7px]",
        className,
      )}
      {...rest}
    />
  );
}

/** The system's own list: quickest on the phone, complete on the keyboard. Long lists use Combobox. */
export function Select({ className, children, ...rest }: ComponentProps<"select">) {
  return (
    <span className="chevron relative block">
      <select
        className={cn(edge, "h-field appearance-none truncate pr-9 pl-[11px]", className)}
        {...rest}
      >
        {children}
      </select>
    </span>
  );
}

/** A tick box or radio with its words, the whole line to press. */
export function Choice({
  kind = "checkbox",
  children,
  hint,
  className,
  ...rest
}: Omit<ComponentProps<"input">, "type"> & {
  kind?: "checkbox" | "radio";
  hint?: React.ReactNode;
}) {
  return (
    <label
      className={cn(
        "flex gap-2 text-sm phone:min-h-11 phone:items-center phone:text-base",
        className,
      )}
    >
      <input type={kind} className="tick mt-0.5 phone:mt-0" {...rest} />
      <span>
        {children}
        {hint && <span className="block text-muted-foreground text-xs">{hint}</span>}
      </span>
    </label>
  );
}

export function Label({ className, ...rest }: ComponentProps<"label">) {
  // biome-ignore lint/a11y/noLabelWithoutControl: the caller names the control with htmlFor.
  return <label className={cn("block font-medium text-sm", className)} {...rest} />;
}
