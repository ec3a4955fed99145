import { useId } from "react";

const opening = "M16.60 12.98L13.45 16.47L8.86 15.49L7.40 11.02L10.55 7.53L15.14 8.51Z";
const seams =
  "M16.60 12.98L3.88 27.10M13.45 16.47L-5.13 12.52M8.86 15.49L2.98 -2.58M7.40 11.02L20.12 -3.10M10.55 7.53L29.13 11.48M15.14 8.51L21.02 26.58";

/** The sign of the house: six blades around an open hexagon, in the colour of its text. */
export function Mark({ className }: { className?: string }) {
  const id = useId();
  return (
    <svg viewBox="0 0 24 24" className={className} role="img" aria-label="光圈">
      <mask id={id}>
        <rect width="24" height="24" fill="#fff" />
        <path d={opening} fill="#000" />
        <path d={seams} stroke="#000" strokeWidth="1.25" fill="none" />
      </mask>
      <circle cx="12" cy="12" r="11" fill="currentColor" mask={`url(#${id})`} />
    </svg>
  );
}

/** The same in outline, for places where nothing is yet. */
export function MarkOutline({ className }: { className?: string }) {
  const id = useId();
  return (
    <svg
      viewBox="0 0 24 24"
      className={className}
      fill="none"
      stroke="currentColor"
      strokeWidth=".9"
      aria-hidden="true"
    >
      <clipPath id={id}>
        <circle cx="12" cy="12" r="11" />
      </clipPath>
      <circle cx="12" cy="12" r="11" />
      <path d={opening} />
      <path d={seams} clipPath={`url(#${id})`} />
    </svg>
  );
}
