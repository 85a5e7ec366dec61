// The desk's own script. Pages work without it; it keeps the place of whoever uses a keyboard,
// and makes a list of suggestions out of the box for a variant.
"use strict";

// After an answer came in, its heading is where reading goes on.
document.addEventListener("htmx:afterSettle", (event) => {
  const heading = event.detail.target.querySelector("h2[tabindex='-1']");
  if (heading) heading.focus();
});

// The box with suggestions, as the combobox pattern of the ARIA Authoring Practices has it.
for (const box of document.querySelectorAll("[role=combobox]")) {
  const list = document.getElementById(box.getAttribute("aria-controls"));
  let wanted = false; // an answer that comes after Escape or Enter opens nothing
  const options = () => [...list.querySelectorAll("[role=option]")];
  const chosen = () => options().findIndex((one) => one.getAttribute("aria-selected") === "true");
  const open = (shown) => {
    list.hidden = !shown;
    box.setAttribute("aria-expanded", String(shown));
    if (!shown) mark(-1);
  };
  const mark = (place) => {
    options().forEach((one, index) => one.setAttribute("aria-selected", String(index === place)));
    const one = options()[place];
    if (one) {
      box.setAttribute("aria-activedescendant", one.id);
      one.scrollIntoView({ block: "nearest" });
    } else {
      box.removeAttribute("aria-activedescendant");
    }
  };
  const take = (one) => {
    box.value = one.dataset.text;
    close();
    box.form.requestSubmit();
  };
  const close = () => {
    wanted = false;
    open(false);
  };
  box.addEventListener("input", () => (wanted = true));
  list.addEventListener("htmx:afterSwap", () => {
    mark(-1);
    open(wanted && document.activeElement === box && options().length > 0);
  });
  list.addEventListener("mousedown", (event) => {
    event.preventDefault();
    const one = event.target.closest("[role=option]");
    if (one) take(one);
  });
  box.addEventListener("blur", close);
  box.form.addEventListener("submit", close);
  box.addEventListener("keydown", (event) => {
    const count = options().length;
    if (event.key === "Escape") {
      close();
    } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && count) {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      const start = chosen() < 0 && step < 0 ? 0 : chosen();
      if (list.hidden) open(true);
      mark((start + step + count) % count);
    } else if (event.key === "Enter" && !list.hidden && chosen() >= 0) {
      event.preventDefault();
      take(options()[chosen()]);
    }
  });
}
