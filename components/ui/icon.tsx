import { cn } from "./cn";
import type { IconName } from "./icon-names";
import sprite from "./icons.svg";

export type { IconName };

/** One drawing of the sprite, 16 px unless a size class says otherwise. Always beside a word, or inside a named button. */
export function Icon({ name, className }: { name: IconName | (string & {}); className?: string }) {
  return (
    <svg className={cn("icon", className)} aria-hidden="true">
      <use href={`${sprite.src}#${name}`} />
    </svg>
  );
}
