// The page as printed, laid by docx-preview into a frame in which nothing runs, with what it leaves out put right.
const OPTIONS = {
  className: "docx", inWrapper: true, ignoreLastRenderedPageBreak: true, breakPages: true, useBase64URL: true,
  renderComments: false, renderChanges: false, experimental: false,
};

export const bytesOf = (text) => Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));

/** A line of Word is as high as its font says, one of docx-preview as the type: what has no unit is made higher. */
function higherLines(root, styles, factor) {
  for (const style of styles.querySelectorAll("style"))
    style.textContent = style.textContent.replace(/line-height:\s*([\d.]+)\s*(?=[;}])/g, (_, one) => `line-height: ${(one * factor).toFixed(4)}`);
  for (const one of root.querySelectorAll("[style*='line-height']"))
    if (/^[\d.]+$/.test(one.style.lineHeight)) one.style.lineHeight = String(one.style.lineHeight * factor);
}

/** Charts, which docx-preview leaves empty, as our own pictures, in their order. */
function layCharts(root, charts) {
  const empty = [...root.querySelectorAll("div")].filter(
    (one) => !one.childNodes.length && one.style.display === "inline-block" && parseFloat(one.style.width) > 100,
  );
  charts.forEach((chart, place) => {
    if (!empty[place]) return;
    const picture = root.ownerDocument.createElement("img");
    picture.src = `data:image/svg+xml;base64,${chart}`;
    picture.alt = "";
    picture.style.width = "100%";
    empty[place].append(picture);
  });
}

/** Fits the sheets into the frame. */
function fit(frame) {
  const inside = frame.contentDocument;
  const sheet = inside.querySelector("section.docx");
  if (!sheet) return;
  inside.body.style.zoom = 1;
  const widest = Math.max(...[...inside.querySelectorAll("section.docx")].map((one) => one.offsetWidth));
  inside.body.style.zoom = Math.min(1, (frame.clientWidth - 26) / (widest + 20)).toFixed(3);
}

/** Lays a Word file into the frame; what was there stays until the new one is ready. */
export async function layPage(frame, { docx, charts, line }) {
  const inside = frame.contentDocument;
  const [root, styles] = [inside.createElement("div"), inside.createElement("div")];
  await window.docx.renderAsync(bytesOf(docx), root, styles, OPTIONS);
  higherLines(root, styles, line);
  layCharts(root, charts);
  const top = inside.scrollingElement?.scrollTop ?? 0;
  const own = inside.createElement("style");
  own.textContent = ".docx-wrapper{background:none;padding:8px}.docx-wrapper>section.docx{margin-bottom:10px;box-shadow:0 0 3px rgb(0 0 0/.35)}body{margin:0}";
  inside.head.replaceChildren(...styles.childNodes, own);
  inside.body.replaceChildren(root);
  fit(frame);
  if (inside.scrollingElement) inside.scrollingElement.scrollTop = top;
}

export const refit = fit;
