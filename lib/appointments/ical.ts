export type Event = {
  id: string;
  sequence: number;
  from: Date;
  until: Date;
  title: string;
  place: string;
  details: string;
};

/** RFC 5545: what would end a value is escaped, and a line is folded before its 75th octet. */
const escaped = (text: string): string =>
  text.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/\r?\n/g, "\\n");

const octets = new TextEncoder();

export function folded(line: string): string {
  const lines: string[] = [];
  let open = "";
  let size = 0;
  for (const sign of line) {
    const more = octets.encode(sign).length;
    // A folded line begins with a space, which counts.
    if (size + more > 74) {
      lines.push(open);
      open = "";
      size = 1;
    }
    open += sign;
    size += more;
  }
  return [...lines, open].join("\r\n ");
}

/** 20261205T060000Z */
const stamp = (at: Date): string => at.toISOString().replace(/[-:]|\.\d{3}/g, "");

/** A calendar as phones and mail programs read it. */
export function icsOf(events: readonly Event[], madeAt: Date): string {
  const lines = [
    ...["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Aperture//Calendar//ZH", "CALSCALE:GREGORIAN"],
    ...["X-WR-CALNAME:光圈 日程", "REFRESH-INTERVAL;VALUE=DURATION:PT1H"],
    ...events.flatMap(({ id, sequence, from, until, title, place, details }) => [
      "BEGIN:VEVENT",
      `UID:${id}@aperture`,
      `SEQUENCE:${sequence}`,
      `DTSTAMP:${stamp(madeAt)}`,
      `DTSTART:${stamp(from)}`,
      `DTEND:${stamp(until)}`,
      `SUMMARY:${escaped(title)}`,
      `LOCATION:${escaped(place)}`,
      `DESCRIPTION:${escaped(details)}`,
      "END:VEVENT",
    ]),
    "END:VCALENDAR",
  ];
  return `${lines.map(folded).join("\r\n")}\r\n`;
}
