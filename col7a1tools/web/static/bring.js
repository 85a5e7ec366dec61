// Files that are brought: dropped, measured, and sent with a bar that tells how far they are.
"use strict";

for (const form of document.querySelectorAll("form.bring")) {
  const bar = form.querySelector("progress");
  const tooLarge = form.querySelector("[data-too-large]");
  const size = () =>
    [...form.querySelectorAll("input[type=file]")]
      .flatMap((input) => [...input.files])
      .reduce((sum, file) => sum + file.size, 0);

  for (const place of form.querySelectorAll(".drop")) {
    const input = place.querySelector("input[type=file]");
    const over = (event, is) => {
      event.preventDefault();
      place.classList.toggle("over", is);
    };
    place.addEventListener("dragover", (event) => over(event, true));
    place.addEventListener("dragleave", (event) => over(event, false));
    place.addEventListener("drop", (event) => {
      over(event, false);
      if (!event.dataTransfer.files.length) return;
      input.files = event.dataTransfer.files;
      input.dispatchEvent(new Event("change", { bubbles: true }));
    });
  }

  form.addEventListener("change", () => {
    tooLarge.hidden = size() <= Number(form.dataset.largest);
  });

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (size() > Number(form.dataset.largest)) {
      tooLarge.hidden = false;
      return;
    }
    const sending = new XMLHttpRequest();
    const wait = (is) => {
      bar.hidden = !is;
      form.querySelectorAll("button").forEach((one) => (one.disabled = is));
    };
    sending.upload.addEventListener("progress", (step) => {
      if (step.lengthComputable) bar.value = step.loaded / step.total;
    });
    sending.addEventListener("load", () => {
      if (sending.status < 400) {
        location.assign(sending.responseURL);
        return;
      }
      wait(false);
      const page = new DOMParser().parseFromString(sending.responseText, "text/html");
      const told = page.querySelector("main");
      if (told) document.querySelector("main").replaceChildren(...told.childNodes);
    });
    sending.addEventListener("error", () => {
      wait(false);
      tooLarge.hidden = false;
    });
    sending.open("POST", form.action);
    sending.send(new FormData(form));
    wait(true);
  });
}

// A drop beside the places for files must not make the browser leave the page.
for (const kind of ["dragover", "drop"]) {
  document.addEventListener(kind, (event) => event.preventDefault());
}
