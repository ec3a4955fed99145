"use client";

import { useTranslations } from "next-intl";
import { useId, useRef, useState } from "react";
import { buttonClass } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Icon } from "@/components/ui/icon";
import type { Failure, Result } from "@/lib/core/result";
import { type Attachment, iconOf, showSize } from "./attachments";
import { newKey } from "./use-action";
import { useWord } from "./use-word";

type State = { key: string; name: string; size: number; failure?: Failure };

/** Files by button, by drop or by camera; each goes up at once, by itself, and is handed on when it is stored. */
export function Upload({
  url,
  files,
  most,
  accept,
  onAdded,
  onRemoved,
}: {
  /** A route handler that takes one file as multipart `file` and answers Result<Attachment>. */
  url: string;
  files: readonly Attachment[];
  /** Bytes per file. */
  most: number;
  accept?: string;
  onAdded: (file: Attachment) => void;
  onRemoved?: (file: Attachment) => void;
}) {
  const t = useTranslations("shared");
  const word = useWord();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [going, setGoing] = useState<readonly State[]>([]);
  const [over, setOver] = useState(false);

  const add = (list: FileList | null) => {
    for (const file of list ?? []) void send(file);
    if (input.current) input.current.value = "";
  };

  const send = async (file: File) => {
    const state: State = { key: newKey(), name: file.name, size: file.size };
    const fail = (failure: Failure) =>
      setGoing((all) => all.map((one) => (one.key === state.key ? { ...one, failure } : one)));
    setGoing((all) => [...all, state]);
    if (file.size > most) {
      return fail({
        code: "shared.attach-too-large",
        params: { name: file.name, size: showSize(most) },
      });
    }
    const body = new FormData();
    body.set("file", file);
    try {
      const answer = await fetch(url, {
        method: "POST",
        body,
        headers: { "idempotency-key": state.key },
      });
      const result = (await answer.json()) as Result<Attachment>;
      if (!result.ok) return fail(result.failure);
      setGoing((all) => all.filter(({ key }) => key !== state.key));
      onAdded(result.data);
    } catch {
      fail({ code: "shared.attach-failed", params: { name: file.name } });
    }
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is an extra; the button does the same.
    <div
      className={cn("upload", over && "border-ring bg-accent")}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        add(event.dataTransfer.files);
      }}
    >
      {files.map((file) => (
        <span key={file.id} className="file">
          <Icon name={iconOf(file.name)} className="size-[13px] text-muted-foreground" />
          <a href={file.href} download className="truncate">
            {file.name}
          </a>
          <span className="text-muted-foreground">{showSize(file.size)}</span>
          {onRemoved && (
            <button
              type="button"
              aria-label={t("remove-named", { name: file.name })}
              onClick={() => onRemoved(file)}
            >
              <Icon name="x" className="size-[13px] text-muted-foreground" />
            </button>
          )}
        </span>
      ))}
      {going.map(({ key, name, failure }) => (
        <span key={key} className="file" role={failure ? "alert" : "status"}>
          <span className={cn("truncate", failure && "text-wrong")}>
            {failure
              ? word(failure.code, { name, ...failure.params })
              : `${name} ${t("uploading")}`}
          </span>
          {failure && (
            <button
              type="button"
              aria-label={t("remove-named", { name })}
              onClick={() => setGoing((all) => all.filter((one) => one.key !== key))}
            >
              <Icon name="x" className="size-[13px]" />
            </button>
          )}
        </span>
      ))}
      <label htmlFor={id} className={buttonClass({ size: "small" })}>
        <Icon name="paperclip" className="size-3.5" />
        {t("attach")}
      </label>
      <input
        ref={input}
        id={id}
        type="file"
        multiple
        accept={accept}
        className="sr-only"
        onChange={(event) => add(event.target.files)}
      />
      <span className="text-muted-foreground text-xs phone:hidden">
        {t("attach-hint", { size: showSize(most) })}
      </span>
    </div>
  );
}
