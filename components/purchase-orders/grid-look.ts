/** One row of the grid on the desk; a card of two columns on the phone. */
export const gridRow =
  "grid items-start gap-x-1.5 gap-y-2.5 desk:grid-cols-[24px_minmax(0,1fr)_128px_84px_56px_100px_80px_100px_146px_28px] phone:grid-cols-2 phone:border-b phone:py-4 phone:first-of-type:pt-0";

/** Name and specification take the whole width of the phone's card. */
export const wide = "phone:col-span-2";
