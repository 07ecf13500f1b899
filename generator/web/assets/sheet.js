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
    picture.src = `data:image/svg+xml;base64,${chart.picture}`;
    picture.alt = chart.described;
    picture.style.width = "100%";
    empty[place].append(picture);
  });
}

const SPACED = /<w:style\b[^>]*w:styleId="([^"]+)"(?:(?!<\/w:style>)[\s\S])*?<w:contextualSpacing(?:\s*\/>|\s+w:val="(?:1|true|on)")/g;

/** Paragraphs of a style that wants no room between two of it. */
async function closerRules(bytes) {
  const package_ = await window.JSZip.loadAsync(bytes);
  const styles = (await package_.file("word/styles.xml")?.async("string")) ?? "";
  return [...styles.matchAll(SPACED)].map(([, name]) => {
    const one = `p.docx_${CSS.escape(name.replace(/[ .]+/g, "-").replace(/&+/g, "and").toLowerCase())}`;
    return `section.docx ${one}:has(+ ${one}){margin-bottom:0}section.docx ${one} + ${one}{margin-top:0}`;
  }).join("");
}

/** Where the line, row or paragraph begins that no longer has room above `limit`; at least two lines stay together. */
function cutIn(block, limit, view) {
  const { top } = block.getBoundingClientRect();
  if (block.tagName === "TABLE") {
    const row = [...block.rows].find((one) => one.getBoundingClientRect().bottom > limit);
    return row ? row.getBoundingClientRect().top : top;
  }
  const high = parseFloat(view.getComputedStyle(block).lineHeight);
  const lines = Math.floor((limit - top) / high);
  return lines >= 2 ? top + lines * high : top;
}

/** Marks where the pages of a sheet end, about; gives how many there are. */
function markPages(sheet, says) {
  const inside = sheet.ownerDocument;
  const view = inside.defaultView;
  const style = view.getComputedStyle(sheet);
  const room = parseFloat(style.minHeight) - parseFloat(style.paddingTop) - parseFloat(style.paddingBottom);
  const blocks = [...sheet.querySelectorAll(":scope > article > *")];
  if (!(room > 100) || !blocks.length) return [];
  const first = blocks[0].getBoundingClientRect().top;
  const ends = [];
  let limit = first + room;
  for (const block of blocks) {
    while (block.getBoundingClientRect().bottom > limit + 1) {
      const cut = Math.max(cutIn(block, limit, view), limit - room + 1);
      ends.push(cut - sheet.getBoundingClientRect().top);
      limit = cut + room;
    }
  }
  for (const end of ends) {
    const line = inside.createElement("div");
    line.className = "page-end";
    line.style.top = `${end}px`;
    line.textContent = says;
    sheet.append(line);
  }
  return ends;
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

/** Lays a Word file into the frame; what was there stays until the new one is ready. Gives how many pages it has, about. */
export async function layPage(frame, { docx, charts, line, pageEnd }) {
  const inside = frame.contentDocument;
  const [root, styles] = [inside.createElement("div"), inside.createElement("div")];
  const bytes = bytesOf(docx);
  const [closer] = await Promise.all([closerRules(bytes), window.docx.renderAsync(bytes, root, styles, OPTIONS)]);
  higherLines(root, styles, line);
  layCharts(root, charts);
  const top = inside.scrollingElement?.scrollTop ?? 0;
  const own = inside.createElement("style");
  own.textContent = closer + ".docx-wrapper>section.docx{position:relative}.page-end{position:absolute;left:0;right:0;border-top:1px dashed #8a8578;color:#8a8578;font:11px 'Segoe UI',system-ui,sans-serif;padding-left:6px}" + ".docx-wrapper{background:none;padding:8px}.docx-wrapper>section.docx{margin-bottom:10px;box-shadow:0 0 3px rgb(0 0 0/.35)}body{margin:0}";
  inside.head.replaceChildren(...styles.childNodes, own);
  inside.body.replaceChildren(root);
  inside.body.style.zoom = 1;
  const sheets = [...inside.querySelectorAll("section.docx")];
  const count = sheets.reduce((sum, one) => sum + 1 + markPages(one, pageEnd).length, 0);
  fit(frame);
  if (inside.scrollingElement) inside.scrollingElement.scrollTop = top;
  return count;
}

export const refit = fit;
