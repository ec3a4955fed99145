import { cva, type VariantProps } from "class-variance-authority";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn";
import { Icon, type IconName } from "./icon";

/** Also for links that look like buttons: `<Link className={buttonClass({ variant: "primary" })}>`. */
export const buttonClass = cva(
  "inline-flex shrink-0 select-none items-center justify-center gap-1.5 whitespace-nowrap rounded-md font-medium transition-colors active:brightness-95",
  {
    variants: {
      variant: {
        primary: "bg-primary text-primary-foreground hover:bg-primary-hover",
        outline:
          "border bg-card shadow-[0_1px_1px_oklch(0.25_0.02_40/.04)] hover:bg-muted text-foreground",
        text: "text-foreground hover:bg-muted",
        danger: "border bg-card text-wrong hover:bg-wrong-soft",
        link: "text-accent-foreground underline-offset-3 hover:underline",
      },
      size: {
        desk: "h-control px-3 text-sm phone:rounded-lg",
        small: "h-7 px-2.5 text-xs phone:h-9",
        form: "h-field px-4 text-sm phone:rounded-lg phone:text-base",
        thumb: "h-13 w-full rounded-lg px-4 text-base",
        icon: "size-control text-sm phone:rounded-lg",
        bare: "text-sm",
      },
    },
    defaultVariants: { variant: "outline", size: "desk" },
  },
);

type Look = VariantProps<typeof buttonClass>;

export type ButtonProps = ComponentProps<"button"> &
  Look & {
    icon?: IconName;
    /** Shown in place of the label while the act runs: 保存中…. */
    pending?: string | false | null;
    kbd?: string;
  };

export function Button({
  variant,
  size,
  icon,
  pending,
  kbd,
  disabled,
  className,
  children,
  type = "button",
  ...rest
}: ButtonProps) {
  const off =
    disabled && !pending && variant !== "text" && variant !== "link"
      ? "!border-transparent !bg-secondary !text-muted-foreground !shadow-none active:brightness-100"
      : "";
  return (
    <button
      type={type}
      disabled={disabled || Boolean(pending)}
      data-hotkey={kbd?.length === 1 ? kbd.toLowerCase() : undefined}
      aria-busy={pending ? true : undefined}
      className={cn(
        buttonClass({ variant, size }),
        off,
        pending && "opacity-75",
        disabled && "cursor-not-allowed",
        className,
      )}
      {...rest}
    >
      {icon && !pending && <Icon name={icon} />}
      {pending || children}
      {kbd && !pending && <Kbd quiet>{kbd}</Kbd>}
    </button>
  );
}

export function Kbd({ children, quiet }: { children: ReactNode; quiet?: boolean }) {
  return (
    <span className={cn("kbd", quiet && "kbd-quiet")} aria-hidden="true">
      {children}
    </span>
  );
}
