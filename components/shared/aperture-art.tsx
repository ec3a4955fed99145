type Blade = { from: [number, number, number, number]; shade: [string, string]; path: string };

const blades: readonly Blade[] = [
  {
    from: [328, 387, 452, 511],
    shade: ["0.21 0.085 342", "0.33 0.112 340"],
    path: "M390.0 319.1L328.4 387.5L193.6 537.2A260 260 0 0 0 452.3 510.8Z",
  },
  {
    from: [238, 368, 194, 537],
    shade: ["0.27 0.085 342", "0.39 0.112 337"],
    path: "M328.4 387.5L238.4 368.4L41.4 326.5A260 260 0 0 0 193.6 537.2Z",
  },
  {
    from: [210, 281, 41, 326],
    shade: ["0.35 0.085 342", "0.47 0.112 334"],
    path: "M238.4 368.4L210.0 280.9L147.7 89.2A260 260 0 0 0 41.4 326.5Z",
  },
  {
    from: [272, 213, 148, 89],
    shade: ["0.38 0.085 342", "0.50 0.112 331"],
    path: "M210.0 280.9L271.6 212.5L406.4 62.8A260 260 0 0 0 147.7 89.2Z",
  },
  {
    from: [362, 232, 406, 63],
    shade: ["0.32 0.085 342", "0.44 0.112 328"],
    path: "M271.6 212.5L361.6 231.6L558.6 273.5A260 260 0 0 0 406.4 62.8Z",
  },
  {
    from: [390, 319, 559, 274],
    shade: ["0.24 0.085 342", "0.36 0.112 325"],
    path: "M361.6 231.6L390.0 319.1L452.3 510.8A260 260 0 0 0 558.6 273.5Z",
  },
];
const opening = "M390.0 319.1L328.4 387.5L238.4 368.4L210.0 280.9L271.6 212.5L361.6 231.6Z";

/** The lens from the front: black glass, a plum reflection, warm light through the opening. Once, on the sign-in page. */
export function ApertureArt({ className }: { className?: string }) {
  return (
    <svg className={className} viewBox="0 0 600 600" aria-hidden="true">
      <defs>
        {blades.map(({ from: [x1, y1, x2, y2], shade, path }, i) => (
          <linearGradient
            key={path}
            id={`blade-${i}`}
            gradientUnits="userSpaceOnUse"
            x1={x1}
            y1={y1}
            x2={x2}
            y2={y2}
          >
            <stop offset="0" stopColor={`oklch(${shade[0]})`} />
            <stop offset="1" stopColor={`oklch(${shade[1]})`} />
          </linearGradient>
        ))}
        <radialGradient id="light">
          <stop offset="0" stopColor="oklch(0.97 0.035 85)" />
          <stop offset=".6" stopColor="oklch(0.88 0.09 75)" />
          <stop offset="1" stopColor="oklch(0.66 0.12 50)" />
        </radialGradient>
        <radialGradient id="halo">
          <stop offset="0" stopColor="oklch(0.8 0.1 70 / 0.34)" />
          <stop offset="1" stopColor="oklch(0.8 0.1 70 / 0)" />
        </radialGradient>
      </defs>
      <circle cx="300" cy="300" r="292" fill="oklch(0.2 0.045 342)" />
      <circle
        cx="300"
        cy="300"
        r="276"
        fill="none"
        stroke="oklch(0.42 0.07 342)"
        strokeDasharray="1 11.04"
      />
      <path d={opening} fill="url(#light)" />
      {blades.map(({ path }, i) => (
        <path key={path} d={path} fill={`url(#blade-${i})`} stroke="oklch(0.2 0.05 342)" />
      ))}
      <circle cx="300" cy="300" r="190" fill="url(#halo)" />
    </svg>
  );
}
