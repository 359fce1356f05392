'use strict';
// Text becomes text nodes and attributes only: nothing of a source or a model is ever parsed as HTML.

const $ = (id) => document.getElementById(id);

/** An element with attributes (false and null are left out) and children (strings, nodes, nested lists). */
function el(tag, attributes, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name === 'on') for (const [event, listener] of Object.entries(value)) node.addEventListener(event, listener);
    else if (name === 'value') node.value = value;
    else node.setAttribute(name, value === true ? '' : plainly(value));
  }
  node.append(...children.flat(9).filter((c) => c !== null && c !== undefined && c !== false && c !== ''));
  return node;
}

const SVG = 'http://www.w3.org/2000/svg';
function svg(tag, attributes, ...children) {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes || {})) node.setAttribute(name, plainly(value));
  node.append(...children.flat(9));
  return node;
}

// Characters that print nothing or turn the writing direction are shown by their code point.
const UNSEEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]/u;
const ALL_UNSEEN = new RegExp(UNSEEN.source, 'gu');

/** The text with such characters named in it, for where there is room for nothing but text. */
const plainly = (text) => String(text).replace(ALL_UNSEEN, (c) => `[U+${c.codePointAt(0).toString(16).toUpperCase().padStart(4, '0')}]`);

/** The text as nodes; `keep(node, offset)` is told every text node with its UTF-16 offset. */
function visible(text, offset, keep) {
  text = String(text);
  const nodes = [];
  const plain = (piece, at) => {
    const node = document.createTextNode(piece);
    if (keep) keep(node, at);
    nodes.push(node);
  };
  if (!UNSEEN.test(text)) {
    plain(text, offset || 0);
    return nodes;
  }
  let at = offset || 0;
  let run = '';
  for (const character of text) {
    if (UNSEEN.test(character)) {
      if (run) plain(run, at - run.length);
      run = '';
      const code = character.codePointAt(0).toString(16).toUpperCase().padStart(4, '0');
      nodes.push(el('span', { class: 'unseen-char', title: `U+${code}: a character that prints nothing` }, code));
    } else run += character;
    at += character.length;
  }
  if (run) plain(run, at - run.length);
  return nodes;
}

/** Turns a code-point offset into a UTF-16 offset; spans of a record count code points. */
function offsets(text) {
  if (!/[\ud800-\udfff]/.test(text)) return (i) => i;
  const table = new Uint32Array(text.length + 1);
  let n = 0;
  for (let i = 0; i < text.length; i += 1) {
    table[n] = i;
    n += 1;
    const pair = text.charCodeAt(i) >= 0xd800 && text.charCodeAt(i) < 0xdc00
      && text.charCodeAt(i + 1) >= 0xdc00 && text.charCodeAt(i + 1) < 0xe000;
    if (pair) i += 1;
  }
  table[n] = text.length;
  return (i) => table[Math.min(i, n)];
}

/** `7710000` as `7,710,000`; values are decimal strings and never become floats to be shown. */
function grouped(value) {
  const parts = /^(-?)(\d+)(\.\d+)?$/.exec(value);
  return parts ? parts[1] + parts[2].replace(/\B(?=(\d{3})+$)/g, ',') + (parts[3] || '') : value;
}

function plural(n, one, many) {
  return `${n.toLocaleString('en')} ${n === 1 ? one : many || one + 's'}`;
}

/** Tells the reader: a notice for some seconds; `softly` only to who listens (the page shows it anyway). */
function say(words, softly) {
  clearTimeout(say.timer);
  $('said').textContent = plainly(words);
  $('said').classList.toggle('old', Boolean(softly));
  say.timer = setTimeout(() => $('said').classList.add('old'), 6000);
}

/** Words of a finding: what stands between backticks is a quotation. */
function quoted(words) {
  return String(words).split(/`([^`]*)`/).map((piece, i) => (i % 2 ? el('q', {}, visible(piece)) : visible(piece)));
}

function json(id) {
  const block = $(id);
  return block ? JSON.parse(block.textContent) : null;
}

/** Buttons for pages of a long list; nothing when one page holds it all. */
function pager(host, page, pages, go) {
  host.replaceChildren();
  host.hidden = pages < 2;
  if (pages < 2) return;
  const to = (label, target, name) => el('button', {
    type: 'button', disabled: target < 0 || target >= pages || target === page, 'aria-label': name, on: { click: () => go(target) },
  }, label);
  host.append(
    to('‹', page - 1, 'Previous page'),
    el('span', {}, `page ${(page + 1).toLocaleString('en')} of ${pages.toLocaleString('en')}`),
    to('›', page + 1, 'Next page'),
  );
}
