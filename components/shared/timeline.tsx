import type { ReactNode } from "react";
import { Avatar } from "./person";
import { Glyph, type Meaning } from "./status-word";

export type Happening = {
  key: string;
  /** A person's act carries the person; anything else a mark. */
  person?: string;
  mark?: Meaning;
  text: ReactNode;
  detail?: ReactNode;
  time?: ReactNode;
};

export function Timeline({ items }: { items: readonly Happening[] }) {
  return (
    <ol className="tl text-sm">
      {items.map(({ key, person, mark = "neutral", text, detail, time }) => (
        <li key={key}>
          <span className="tl-mark">
            {person && mark === "neutral" ? (
              <Avatar name={person} size="small" />
            ) : (
              <Glyph meaning={mark} />
            )}
          </span>
          <div>
            {person && <span className="font-medium">{person} </span>}
            {text}
          </div>
          {detail && <div className="break-words text-muted-foreground">{detail}</div>}
          {time && <div className="text-muted-foreground text-xs">{time}</div>}
        </li>
      ))}
    </ol>
  );
}
