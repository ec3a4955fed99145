/** @jsxImportSource preact */
import type { ComponentChildren } from "preact";
import type { Locale } from "@/lib/core/words";
import { linkWords } from "./link-words";
import { type Say, saying } from "./say";

/** What stands around every answer of /p/…: its own document, two own files, nothing of the app (L-03). */
export type Around = { locale: Locale; say: Say<keyof typeof linkWords> };

const aroundOf = (locale: Locale): Around => ({ locale, say: saying(linkWords, locale) });
export const arounds = { "zh-CN": aroundOf("zh-CN"), en: aroundOf("en") };

export function Frame(props: {
  title: string;
  locale: Locale;
  /** Only of a live link a view is recorded (L-04). */
  live?: boolean;
  children: ComponentChildren;
}) {
  return (
    <html lang={props.locale}>
      {/* biome-ignore lint/style/noHeadElement: this is the whole document, outside Next's. */}
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        {/* Phone numbers are marked as such below; guesses would turn order numbers into calls. */}
        <meta name="format-detection" content="telephone=no" />
        <title>{props.title}</title>
        <link rel="stylesheet" href="/p.css" />
        <link rel="icon" href="/icon.svg" />
        <script src="/p.js" defer />
      </head>
      <body>
        <main data-seen={props.live}>{props.children}</main>
      </body>
    </html>
  );
}

const opening = "M16.60 12.98L13.45 16.47L8.86 15.49L7.40 11.02L10.55 7.53L15.14 8.51Z";
const seams =
  "M16.60 12.98L3.88 27.10M13.45 16.47L-5.13 12.52M8.86 15.49L2.98 -2.58M7.40 11.02L20.12 -3.10M10.55 7.53L29.13 11.48M15.14 8.51L21.02 26.58";

export const Mark = () => (
  <svg class="mark" viewBox="0 0 24 24" aria-hidden="true">
    <mask id="blades">
      <rect width="24" height="24" fill="#fff" />
      <path d={opening} fill="#000" />
      <path d={seams} stroke="#000" stroke-width="1.25" fill="none" />
    </mask>
    <circle cx="12" cy="12" r="11" fill="currentColor" mask="url(#blades)" />
  </svg>
);

const drawings = {
  download: ["M12 3v12", "m7 10 5 5 5-5", "M4 21h16"],
  table: [
    "M5 3h14a2 2 0 0 1 2 2v14a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2z",
    "M3 9h18",
    "M3 15h18",
    "M9 9v12",
  ],
  print: [
    "M6 9V3h12v6",
    "M6 18H4a2 2 0 0 1-2-2v-5a2 2 0 0 1 2-2h16a2 2 0 0 1 2 2v5a2 2 0 0 1-2 2h-2",
    "M6 14h12v7H6z",
  ],
  phone: [
    "M22 17v3a2 2 0 0 1-2.2 2A19.8 19.8 0 0 1 2 4.2 2 2 0 0 1 4 2h3a2 2 0 0 1 2 1.7c.1 1 .4 1.9.7 2.8a2 2 0 0 1-.5 2.1L8 9.9a16 16 0 0 0 6 6l1.3-1.2a2 2 0 0 1 2.1-.5c.9.3 1.8.6 2.8.7A2 2 0 0 1 22 17z",
  ],
  book: [
    "M4 19.5A2.5 2.5 0 0 1 6.5 17H20V2H6.5A2.5 2.5 0 0 0 4 4.5z",
    "M4 19.5A2.5 2.5 0 0 0 6.5 22H20v-5",
  ],
  alert: ["M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20z", "M12 7v6", "M12 16.5v.5"],
};

export const Drawing = ({ of }: { of: keyof typeof drawings }) => (
  <svg class="i" viewBox="0 0 24 24" aria-hidden="true">
    {drawings[of].map((d) => (
      <path key={d} d={d} />
    ))}
  </svg>
);

/** The shape alone says what the state is. */
const glyphs = {
  neutral: <circle cx="7" cy="7" r="5.2" fill="none" stroke="currentColor" stroke-width="1.5" />,
  good: (
    <>
      <circle cx="7" cy="7" r="6" fill="currentColor" />
      <path d="m4.3 7.2 1.9 1.9 3.5-3.8" fill="none" stroke="var(--soft)" stroke-width="1.5" />
    </>
  ),
  wrong: (
    <>
      <circle cx="7" cy="7" r="6" fill="currentColor" />
      <path d="M7 3.6v4M7 9.6v.8" fill="none" stroke="var(--soft)" stroke-width="1.5" />
    </>
  ),
};

export const Pill = (props: { as: keyof typeof glyphs; children: ComponentChildren }) => (
  <span class={`pill ${props.as}`}>
    <svg viewBox="0 0 14 14" aria-hidden="true">
      {glyphs[props.as]}
    </svg>
    {props.children}
  </span>
);

export const Call = ({ phone }: { phone: string }) =>
  phone ? (
    <a class="call" href={`tel:${phone.replace(/[^\d+]/g, "")}`}>
      <Drawing of="phone" />
      {phone}
    </a>
  ) : null;

const weekdays = { "zh-CN": "日一二三四五六", en: "Sun Mon Tue Wed Thu Fri Sat" };

/** "12-05 周六", or with the year. */
export function saidDay(on: string, locale: Locale, whole = false): string {
  const at = new Date(`${on}T00:00:00Z`).getUTCDay();
  const day = whole ? on : on.slice(5);
  return locale === "en"
    ? `${weekdays.en.split(" ")[at]} ${day}`
    : `${day} 周${weekdays["zh-CN"][at]}`;
}
