"use client";

import type { ComponentProps, ReactNode } from "react";
import { Input, InputWith } from "@/components/ui/input";
import { halfWidth } from "@/lib/core/figures";

type Props = Omit<ComponentProps<"input">, "type" | "inputMode"> & { end?: ReactNode };

/**
 * Text with a number pad, never type=number. Full-width digits become plain ones where they are typed or
 * pasted; the check on the server does the same, so this is only for the eye.
 */
function NumberText({ end, onChange, onBlur, onCompositionEnd, className, ...rest }: Props) {
  const plain = (input: HTMLInputElement) => {
    const text = halfWidth(input.value);
    if (text !== input.value) input.value = text;
  };
  const control: ComponentProps<"input"> = {
    ...rest,
    inputMode: "decimal",
    autoComplete: "off",
    className,
    onChange: (event) => {
      // While an input method composes, rewriting the text would tear it.
      if (!(event.nativeEvent as InputEvent).isComposing) plain(event.target);
      onChange?.(event);
    },
    onCompositionEnd: (event) => {
      plain(event.currentTarget);
      onCompositionEnd?.(event);
    },
    onBlur: (event) => {
      plain(event.target);
      onBlur?.(event);
    },
  };
  return end === undefined ? <Input {...control} /> : <InputWith end={end} {...control} />;
}

export function MoneyInput(props: Props) {
  return <NumberText placeholder="0.00" {...props} />;
}

export function QuantityInput(props: Props) {
  return <NumberText {...props} />;
}
