// The left side: the source in pieces that are drawn when they come near the view.

const PIECE = 3000;
const source = { release: null, pieces: [], watcher: null, current: [] };

function drawSource(release) {
  const host = $('source');
  source.watcher?.disconnect();
  source.release = release;
  source.pieces = cut(release);
  source.current = [];
  const han = (release.text.slice(0, 4000).match(/[\u3400-\u9fff]/g) || []).length;
  host.lang = han > 200 || han > release.text.length / 5 ? 'zh' : 'en';
  host.replaceChildren(...source.pieces.map((p) => p.node));
  host.scrollTop = 0;
  source.watcher = new IntersectionObserver((seen) => {
    for (const entry of seen) if (entry.isIntersecting) fill(source.pieces[Number(entry.target.dataset.piece)]);
  }, { root: getComputedStyle(host).overflowY === 'auto' ? host : null, rootMargin: '600px' });
  for (const piece of source.pieces) source.watcher.observe(piece.node);
  fill(source.pieces[0]);
}

/** Pieces of about PIECE characters that end with a line, or, in very long lines, between two numbers. */
function cut(release) {
  const { text, numbers } = release;
  const pieces = [];
  let from = 0;
  let first = 0;
  do {
    let to = Math.min(text.length, from + PIECE);
    if (to < text.length) {
      const line = text.indexOf('\n', to);
      to = line >= 0 && line < from + 4 * PIECE ? line + 1 : Math.max(text.lastIndexOf(' ', to), from + PIECE / 2);
    }
    let last = first;
    while (last < numbers.length && numbers[last].from < to) last += 1;
    if (last > first && numbers[last - 1].to > to) to = numbers[last - 1].to;
    const node = el('div', { class: 'piece', 'data-piece': pieces.length });
    node.style.minHeight = `${Math.ceil((to - from) / 55) * 1.65}rem`;
    pieces.push({ node, from, to, first, last, nodes: null });
    from = to;
    first = last;
  } while (from < text.length);
  return pieces;
}

function fill(piece) {
  if (!piece || piece.nodes) return;
  const { text, numbers, id } = source.release;
  piece.nodes = [];
  const keep = (node, at) => piece.nodes.push([node, at]);
  const children = [];
  let at = piece.from;
  for (let i = piece.first; i < piece.last; i += 1) {
    const n = numbers[i];
    if (n.from < at) continue;
    children.push(...visible(text.slice(at, n.from), at, keep));
    children.push(mark(n, id, visible(n.text, n.from, keep)));
    at = n.to;
  }
  // A line break at the end of a piece would show as an empty line: the piece is a block already.
  const end = text[piece.to - 1] === '\n' ? piece.to - 1 : piece.to;
  if (at < end) children.push(...visible(text.slice(at, end), at, keep));
  piece.node.replaceChildren(...children);
  piece.node.style.minHeight = end < piece.to && piece.from === end ? '1.65rem' : '';
  for (const n of source.current) if (n.mark > piece.first && n.mark <= piece.last) light(n, true);
  highlightHits();
}

function mark(n, id, children) {
  const why = n.cls === 'aside' || n.cls === 'unaccounted' ? `${CLASSES[n.cls].word}${n.kind ? `: ${kindWord(n.kind)}` : ''}` : CLASSES[n.cls].word;
  return el('a', {
    class: `m ${n.cls}${shown(n) ? '' : ' dim'}`, href: `#${encodeURIComponent(id)}/n${n.mark}`, 'data-n': n.mark, tabindex: '-1',
    title: why, 'aria-label': `${n.text}, ${why}`,
  }, children);
}

const pieceOf = (offset) => source.pieces.find((p) => offset < p.to) || source.pieces.at(-1);
const markNode = (n) => pieceOf(n.from).node.querySelector(`a[data-n="${n.mark}"]`);

function light(n, on) {
  const node = markNode(n);
  if (!node) return;
  node.classList.toggle('on', on);
  if (on) node.setAttribute('aria-current', 'true');
  else node.removeAttribute('aria-current');
}

/** Marks the numbers of an item and brings the first into view; `at` (code points) where an item has no number. */
function showInSource(item) {
  for (const n of source.current) light(n, false);
  source.current = marksOf(item);
  const first = source.current[0];
  paintPlaces(item);
  const offset = first ? first.from : Number.isFinite(item.at) && item.at >= 0 ? source.release.at(item.at) : null;
  if (offset === null) return;
  const piece = pieceOf(offset);
  fill(source.pieces[source.pieces.indexOf(piece) - 1]);
  fill(piece);
  for (const n of source.current) light(n, true);
  intoView(first ? markNode(first) : piece.node, $('source'));
}

/** Scrolls only as far as needed; the pane, or the page where the pane does not scroll. */
function intoView(node, pane) {
  if (!node || !pane.offsetParent) return;
  const box = node.getBoundingClientRect();
  const scrolls = getComputedStyle(pane).overflowY === 'auto';
  const frame = scrolls ? pane.getBoundingClientRect() : { top: 130, bottom: innerHeight };
  if (box.top >= frame.top + 44 && box.bottom <= frame.bottom - 30) return;
  const by = box.top - frame.top - (frame.bottom - frame.top) / 3;
  (scrolls ? pane : window).scrollBy({ top: by, behavior: 'instant' });
}

/** Where the findings of an item point: painted beside the number they are about. */
function paintPlaces(item) {
  if (!globalThis.CSS?.highlights) return;
  const { release } = source;
  const own = new Set(marksOf(item).map((n) => n.start));
  const spans = item.found.map((f) => release.findings[f]).filter((f) => f[5] !== null && !own.has(f[5])).map((f) => [release.at(f[5]), release.at(f[6])]);
  for (const [from] of spans) fill(pieceOf(from));
  CSS.highlights.set('place', new Highlight(...spans.flatMap(([from, to]) => rangesOf(from, to))));
}

// Search in the source: the hits are painted, not wrapped, so marks stay whole.
const hits = { words: '', list: [], at: -1 };

function findHits(words) {
  hits.words = words;
  hits.list = [];
  hits.at = -1;
  if (words && source.release) {
    const pattern = new RegExp(words.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&').replace(/\s+/g, '\\s+'), 'gi');
    for (const hit of source.release.text.matchAll(pattern)) {
      hits.list.push([hit.index, hit.index + hit[0].length]);
      if (hits.list.length >= 2000) break;
    }
  }
  highlightHits();
}

function highlightHits() {
  if (!globalThis.CSS?.highlights) return;
  const ranges = hits.list.flatMap(([from, to]) => rangesOf(from, to));
  CSS.highlights.set('hit', new Highlight(...ranges));
  CSS.highlights.set('hit-now', new Highlight(...(hits.at < 0 ? [] : rangesOf(...hits.list[hits.at]))));
}

function rangesOf(from, to) {
  const ranges = [];
  for (const piece of source.pieces) {
    if (!piece.nodes || piece.to <= from) continue;
    if (piece.from >= to) break;
    for (const [node, at] of piece.nodes) {
      const lo = Math.max(0, from - at);
      const hi = Math.min(node.length, to - at);
      if (lo < hi) {
        const range = new Range();
        range.setStart(node, lo);
        range.setEnd(node, hi);
        ranges.push(range);
      }
    }
  }
  return ranges;
}

function nextHit() {
  if (!hits.list.length) return false;
  hits.at = (hits.at + 1) % hits.list.length;
  const piece = pieceOf(hits.list[hits.at][0]);
  fill(piece);
  highlightHits();
  const [range] = rangesOf(...hits.list[hits.at]);
  intoView(range?.startContainer.parentElement || piece.node, $('source'));
  say(`Match ${hits.at + 1} of ${hits.list.length} in the source`);
  return true;
}

/** The code-point span that is selected in the source, or null. */
function selectedSpan() {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || !$('source').contains(selection.anchorNode)) return null;
  const range = selection.getRangeAt(0);
  const place = (node, offset) => {
    for (const piece of source.pieces) {
      for (const [kept, at] of piece.nodes || []) if (kept === node) return at + offset;
    }
    return null;
  };
  const from = place(range.startContainer, range.startOffset);
  const to = place(range.endContainer, range.endOffset);
  if (from === null || to === null || from >= to) return null;
  const points = (end) => [...source.release.text.slice(0, end)].length;
  return { start: points(from), end: points(to), text: source.release.text.slice(from, to) };
}
