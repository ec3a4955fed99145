"use client";

import "./globals.css";

/** The frame itself broke, so there are no words and no shell: both languages, and the way back. */
export default function FrameBroken({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="zh-CN">
      <body>
        <section className="m-auto flex min-h-dvh max-w-md flex-col items-center justify-center gap-2 px-6 text-center">
          <h1>页面暂时打不开</h1>
          <p className="text-muted-foreground text-sm">
            已经记下来了。请稍后再试；还不行，把编号告诉管理员。
            <br />
            This page cannot be shown right now. Try again shortly.
          </p>
          {error.digest && <p className="font-mono text-xs">{error.digest}</p>}
          <a href="/" className="mt-3 underline">
            回首页 · Home
          </a>
        </section>
      </body>
    </html>
  );
}
