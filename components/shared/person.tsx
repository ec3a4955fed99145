import { cn } from "@/components/ui/cn";

export function Avatar({
  name,
  size = "base",
}: {
  name: string;
  size?: "base" | "small" | "large";
}) {
  return (
    <span
      aria-hidden="true"
      className={cn(
        "inline-grid shrink-0 place-items-center rounded-full bg-accent font-medium text-accent-foreground",
        { base: "size-6 text-xs", small: "size-4 text-[10px]", large: "size-12 text-xl" }[size],
      )}
    >
      {[...name][0]}
    </span>
  );
}

/** A person is named in full, always. */
export function Person({ name, role }: { name: string; role?: string }) {
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
      <Avatar name={name} />
      {name}
      {role && <span className="text-muted-foreground text-xs">{role}</span>}
    </span>
  );
}
