// The supplier's page. Without it everything can be read, and no view is recorded.
(() => {
  for (const button of document.querySelectorAll("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }
  if (!document.querySelector("main[data-seen]")) return;
  let timer;
  const look = () => {
    clearTimeout(timer);
    if (document.visibilityState === "visible")
      timer = setTimeout(() => {
        document.removeEventListener("visibilitychange", look);
        navigator.sendBeacon(location.pathname);
      }, 1000);
  };
  document.addEventListener("visibilitychange", look);
  look();
})();
