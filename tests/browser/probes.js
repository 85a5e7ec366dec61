({
  // What tests ask a page; each answer is plain data, empty where all is well.
  focusable() {
    return [...document.querySelectorAll('a[href], summary, button, input, [tabindex="0"]')]
      .filter((one) => one.checkVisibility()).length;
  },

  // Place of the focused element in the page, and whether its outline shows.
  focused() {
    const one = document.activeElement;
    const look = getComputedStyle(one);
    const place = [...document.querySelectorAll("*")].indexOf(one);
    return [place, look.outlineStyle !== "none" && parseFloat(look.outlineWidth) >= 2];
  },

  // Elements beyond the window. A part that scrolls by itself, and what only screen readers read,
  // may be wider.
  beyond() {
    return this.seen()
      .filter((one) => !one.closest(".pedigree .narrow svg, .skip, .watermark"))
      .filter((one) => {
        const box = one.getBoundingClientRect();
        return box.width > 1 && (box.right > innerWidth + 0.5 || box.left < -0.5);
      })
      .map((one) => one.outerHTML.slice(0, 120));
  },

  // Tables wider than the column of text they stand in.
  tablesBeyond() {
    const edge = document.querySelector("main").getBoundingClientRect().right + 0.5;
    return [...document.querySelectorAll("main table")]
      .filter((one) => one.getBoundingClientRect().right > edge)
      .map((one) => one.caption.textContent);
  },

  // Elements whose content is cut off.
  clipped() {
    return this.seen()
      .filter((one) => getComputedStyle(one).overflow === "hidden")
      .filter((one) => one.scrollWidth > one.clientWidth + 1)
      .map((one) => one.outerHTML.slice(0, 120));
  },

  // Texts of drawings that leave their drawing or lie on another text.
  drawnTexts() {
    return this.seen()
      .filter((one) => one.tagName === "svg")
      .flatMap((svg) => {
        const view = svg.viewBox.baseVal;
        const all = [...svg.querySelectorAll("text")].map((one) => [one.textContent, one.getBBox()]);
        const out = all
          .filter(([, b]) => b.x < -0.5 || b.x + b.width > view.width + 0.5
            || b.y < -0.5 || b.y + b.height > view.height + 0.5)
          .map(([text]) => `out: ${text}`);
        const over = all.flatMap(([text, a], place) => all.slice(place + 1)
          .filter(([, b]) => a.x + 0.5 < b.x + b.width && b.x + 0.5 < a.x + a.width
            && a.y + 3 < b.y + b.height && b.y + 3 < a.y + a.height)
          .map(([other]) => `overlap: ${text} / ${other}`));
        return [...out, ...over];
      });
  },

  seen() {
    const hidden = (one) => getComputedStyle(one).clipPath !== "none";
    const inHidden = (one) => one && one !== document.body && (hidden(one) || inHidden(one.parentElement));
    return [...document.querySelectorAll("body *")]
      .filter((one) => one.checkVisibility() && !inHidden(one));
  },
})
