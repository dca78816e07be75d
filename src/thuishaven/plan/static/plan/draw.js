// A sheet to draw on with a finger, a pen or a mouse. What is drawn goes along with the form as a picture file, and so
// does a chosen photo: redrawn on the sheet, so that it is small and holds nothing but what one sees.
"use strict";

const WIDTH = 13, GUM = 56, WHITE = "#ffffff";

function sheet(pad) {
  const input = document.getElementById(pad.dataset.pad), canvas = pad.querySelector("canvas");
  const pens = [...pad.querySelectorAll("[data-colour]")], paper = canvas.getContext("2d");
  const undo = pad.querySelector("[data-do=undo]"), clear = pad.querySelector("[data-do=clear]");
  let lines = [], line = null, photo = null, choices = 0, colour = pens[0].dataset.colour;

  function trace(one) {
    paper.strokeStyle = paper.fillStyle = one.colour;
    paper.lineWidth = one.colour === WHITE ? GUM : WIDTH;
    paper.lineCap = paper.lineJoin = "round";
    paper.beginPath();
    one.points.forEach(([x, y], place) => (place ? paper.lineTo(x, y) : paper.moveTo(x, y)));
    if (one.points.length === 1) paper.lineTo(one.points[0][0], one.points[0][1] + 0.1);
    paper.stroke();
  }

  function redraw() {
    paper.fillStyle = WHITE;
    paper.fillRect(0, 0, canvas.width, canvas.height);
    if (photo) {
      const scale = Math.min(canvas.width / photo.width, canvas.height / photo.height);
      const wide = photo.width * scale, high = photo.height * scale;
      paper.drawImage(photo, (canvas.width - wide) / 2, (canvas.height - high) / 2, wide, high);
    }
    lines.forEach(trace);
  }

  function hand() {                                     // the drawing becomes the file of the form
    const files = new DataTransfer(), kind = photo ? "jpeg" : "png";
    if (lines.length || photo) {
      const data = atob(canvas.toDataURL(`image/${kind}`, 0.9).split(",")[1]);
      files.items.add(new File([Uint8Array.from(data, (one) => one.charCodeAt(0))], `tekening.${kind}`, { type: `image/${kind}` }));
    }
    input.files = files.files;
    undo.disabled = !lines.length;
    clear.disabled = !lines.length && !photo;
  }

  function place(event) {
    const box = canvas.getBoundingClientRect();
    return [(event.clientX - box.left) * canvas.width / box.width, (event.clientY - box.top) * canvas.height / box.height];
  }

  function lift() {
    if (!line) return;
    line = null;
    hand();
  }

  canvas.addEventListener("pointerdown", (event) => {
    if (line || event.button) return;
    canvas.setPointerCapture(event.pointerId);
    line = { colour, points: [place(event)], pointer: event.pointerId };
    lines.push(line);
    trace(line);
  });
  canvas.addEventListener("pointermove", (event) => {
    if (!line || event.pointerId !== line.pointer) return;
    const passed = event.getCoalescedEvents?.() ?? [], from = line.points.at(-1);
    const points = (passed.length ? passed : [event]).map(place);
    line.points.push(...points);
    trace({ ...line, points: [from, ...points] });
  });
  canvas.addEventListener("pointerup", lift);
  canvas.addEventListener("pointercancel", lift);
  pens.forEach((pen) => pen.addEventListener("click", () => {
    colour = pen.dataset.colour;
    pens.forEach((one) => one.setAttribute("aria-pressed", String(one === pen)));
  }));
  undo.addEventListener("click", () => { lines.pop(); redraw(); hand(); });
  clear.addEventListener("click", () => { lines = []; photo = null; choices += 1; redraw(); hand(); });
  input.addEventListener("change", async () => {
    if (!input.files.length) return;
    const number = (choices += 1), before = new Set(lines);
    let chosen = null;
    try {
      chosen = await createImageBitmap(input.files[0], { imageOrientation: "from-image" });
    } catch {
      return;                                           // not a picture: the server says so in words
    }
    if (number !== choices) return; // another photo was chosen since, or all was cleared
    photo = chosen;
    lines = lines.filter((one) => !before.has(one)); // what was drawn while the photo was read stays
    redraw();
    hand();
  });
  redraw();
  pad.hidden = false;
}

document.querySelectorAll("[data-pad]").forEach(sheet);
