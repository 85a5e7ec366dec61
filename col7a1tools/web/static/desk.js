// The desk's own script. Pages work without it; it keeps the place of whoever uses a keyboard.
"use strict";

// After an answer came in, its heading is where reading goes on.
document.addEventListener("htmx:afterSettle", (event) => {
  const heading = event.detail.target.querySelector("[tabindex='-1']");
  if (heading) heading.focus();
});
