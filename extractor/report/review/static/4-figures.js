// The right side: one table of everything the source prints or the record claims, paged, filtered, sorted.

const PAGE = 100;
const view = { release: null, items: [], page: 0, item: null, sort: 'text', down: false, show: null, kind: '', words: '' };
view.show = new Set(BLIND ? ['verified', 'review', 'rejected', 'unaccounted', 'aside'] : ['verified', 'review', 'rejected', 'unaccounted']);

const COLUMNS = [
  ['verdict', 'Verdict', (i) => ['rejected', 'review', 'unaccounted', 'verified', 'aside'].indexOf(i.cls)],
  ['text', 'As printed', (i) => i.at],
  ['value', 'Value', (i) => Number(i.row?.value ?? i.row?.change?.value ?? i.number?.value ?? NaN)],
  ['unit', 'Unit', (i) => (i.row?.unit ?? '').toLowerCase()],
  ['what', 'What is counted', (i) => (i.row?.indicator ?? i.row?.path ?? '').toLowerCase()],
  ['period', 'Period', (i) => i.row?.period ?? ''],
  ['change', 'Change', (i) => Number(i.row?.change?.value ?? NaN)],
];

/** Every item but the numbers inside the frame (issuer, date): those lead to the frame. */
const inTable = (item) => item.number?.state !== STATE.used;

/** Whether a number of the source is shown by the filters; the others stay readable but pale. */
const shown = (n) => view.show.has(n.cls) && (!view.kind || n.kind === view.kind);

function drawChips() {
  const { release } = view;
  const counts = {};
  for (const item of release.items) if (inTable(item)) counts[item.cls] = (counts[item.cls] || 0) + 1;
  const legend = $('chips').querySelector('legend');
  $('chips').replaceChildren(legend, ...Object.entries(CLASSES).map(([cls, { sign, word, says }]) => el('label', { class: `chip ${cls}${counts[cls] ? '' : ' zero'}`, title: says },
    el('input', { type: 'checkbox', checked: view.show.has(cls), value: cls, on: { change: (e) => {
      if (e.target.checked) view.show.add(cls);
      else view.show.delete(cls);
      refilter();
    } } }),
    el('span', { class: 'sign', 'aria-hidden': 'true' }, sign),
    el('b', {}, (counts[cls] || 0).toLocaleString('en')), ' ', word)));
  const kinds = [...new Set(release.items.filter(inTable).map((i) => i.kind).filter(Boolean))].sort();
  if (!kinds.includes(view.kind)) view.kind = '';
  $('kind').replaceChildren(el('option', { value: '' }, 'all'), ...kinds.map((k) => el('option', { value: k, selected: k === view.kind }, kindWord(k))));
  $('kind').closest('label').hidden = kinds.length < 2;
}

function refilter() {
  for (const piece of source.pieces) {
    if (!piece.nodes) continue;
    for (const node of piece.node.querySelectorAll('a.m')) node.classList.toggle('dim', !shown(view.release.numbers[node.dataset.n - 1]));
  }
  drawTable();
}

function arrange() {
  const { release, words } = view;
  const wanted = words.toLowerCase();
  const list = release.items.filter((i) => inTable(i) && view.show.has(i.cls) && (!view.kind || i.kind === view.kind)
    && (!wanted || haystack(release, i).includes(wanted)));
  const [, , key] = COLUMNS.find(([name]) => name === view.sort);
  const sign = view.down ? -1 : 1;
  // What has no value goes last, whichever way.
  const rank = (k) => (k === '' || Number.isNaN(k) ? 1 : 0);
  const keyed = list.map((i) => [key(i), i]);
  keyed.sort(([a, i], [b, j]) => rank(a) - rank(b) || (a < b ? -sign : a > b ? sign : 0) || i.place - j.place);
  view.items = keyed.map(([, i]) => i);
}

function drawTable() {
  arrange();
  $('columns').replaceChildren(...COLUMNS.map(([name, label]) => el('th', {
    scope: 'col', class: name, 'aria-sort': view.sort === name ? (view.down ? 'descending' : 'ascending') : null,
  }, el('button', { type: 'button', on: { click: () => {
    view.down = view.sort === name && !view.down;
    view.sort = name;
    view.page = 0;
    drawTable();
  } } }, label, el('span', { class: 'arrow', 'aria-hidden': 'true' }, view.sort === name ? (view.down ? ' ↓' : ' ↑') : '')))));
  drawPage();
}

function drawPage(all) {
  const pages = Math.max(1, Math.ceil(view.items.length / PAGE));
  view.page = Math.min(view.page, pages - 1);
  const items = all ? view.items : view.items.slice(view.page * PAGE, (view.page + 1) * PAGE);
  const table = $('table');
  for (const body of table.querySelectorAll('tbody')) body.remove();
  table.append(...items.map(bodyOf));
  if (!items.length) table.append(el('tbody', { class: 'none' }, el('tr', {}, el('td', { colspan: COLUMNS.length }, nothing()))));
  pager($('pager'), view.page, pages, (to) => {
    view.page = to;
    drawPage();
    $('figures').scrollTop = 0;
  });
}

function nothing() {
  if (view.words) return `Nothing matches “${view.words}” in the figures. ${hits.list.length ? `${plural(hits.list.length, 'match', 'matches')} in the source: press Enter.` : ''}`;
  return view.release.items.length ? 'Nothing to show with these filters.' : 'The source prints no number, and nothing was taken from it.';
}

/** A row group: the row, its findings in words, and, when it is selected, more of it. */
function bodyOf(item) {
  const on = item === view.item;
  const body = el('tbody', { class: `item ${item.cls}${on ? ' on' : ''}${item.accepted ? ' accepted' : ''}`, 'data-key': item.key, 'aria-current': on ? 'true' : null });
  body.append(item.row ? figureRow(item) : item.number ? numberRow(item) : fieldRow(item));
  const { findings } = view.release;
  for (const f of item.found) {
    const [code, rule, severity, path, message, , , hint] = findings[f];
    if (item.number && code === LEFT_OVER) continue;
    body.append(el('tr', { class: `finding ${severity}` }, el('td', { colspan: COLUMNS.length }, el('div', {},
      quoted(message), hint ? el('span', { class: 'hint' }, ' ', quoted(hint)) : null, ' ', codeOf(code, rule, path)))));
  }
  if (on) {
    const more = [details(item), globalThis.corrections?.tools(item)].flat().filter(Boolean);
    if (more.length) body.append(el('tr', { class: 'more' }, el('td', { colspan: COLUMNS.length }, more)));
  }
  return body;
}

/** The rule's finding for a number that no figure uses: the row says so itself. */
const LEFT_OVER = 'T002';
const codeOf = (code, rule, path) => el('code', { title: `${rule}${path ? ` at ${path}` : ''}; more: extractor explain ${code}` }, visible(code));

const link = (item) => `#${encodeURIComponent(view.release.id)}/${marksOf(item).length && !(item.row && item.row !== rowOfMark(item)) ? `n${marksOf(item)[0].mark}` : item.key}`;
/** The row a number's own link leads to; a figure that shares its number with an earlier one is linked by its row. */
const rowOfMark = (item) => marksOf(item)[0].item?.row;

function verdictCell(item) {
  const { sign, word } = CLASSES[item.cls];
  return el('td', { class: 'verdict' }, el('span', { class: `sign ${item.cls}`, title: item.accepted ? `accepted by ${item.accepted}` : word }, sign),
    el('span', { class: 'word' }, item.accepted ? 'accepted' : word));
}

const cell = (name, label, ...children) => el('td', { class: name, 'data-label': label }, ...children);
const printed = (item, text) => el('a', { href: link(item), class: 'printed' }, visible(text));

function figureRow(item) {
  const { row } = item;
  const c = row.change;
  const plain = row.text === undefined ? [] : [row.qualifier ? el('span', { class: 'qualifier' }, visible(row.qualifier), ' ') : null, printed(item, row.text)];
  const what = row.indicator ?? row.path;
  return el('tr', {},
    verdictCell(item),
    cell('text', 'As printed', plain.length ? plain : printed(item, c?.text ?? '—')),
    cell(row.value === row.text || grouped(row.value ?? '') === row.text ? 'value same' : 'value', 'Value', row.value === undefined ? null : visible(grouped(row.value))),
    cell('unit', 'Unit', row.unit === undefined ? null : visible(row.unit)),
    cell('what', 'What is counted', visible(what ?? ''), scopeOf(row)),
    cell('period', 'Period', row.period === undefined ? null : visible(row.period)),
    cell('change', 'Change', c ? changeOf(c) : null));
}

function scopeOf(row) {
  const parts = [row.scope, row.campaign].filter(Boolean);
  return parts.length ? el('span', { class: 'scope' }, parts.map((p, i) => [i ? ' · ' : '', visible(p)])) : null;
}

function changeOf(c) {
  const arrow = { increase: '↑', decrease: '↓', unchanged: '=' }[c.direction] ?? '';
  return [
    el('span', { class: 'arrow', title: c.direction, role: 'img', 'aria-label': c.direction ?? 'change' }, arrow), ' ',
    visible(c.text ?? c.direction ?? ''), c.unit ? [c.unit === '%' ? '' : ' ', visible(c.unit)] : null,
    c.basis ? el('span', { class: 'basis' }, visible(c.basis)) : null,
  ];
}

function numberRow(item) {
  const n = item.number;
  const fate = n.state === STATE.aside ? `no figure: ${kindWord(n.kind)}`
    : BLIND ? 'not labelled yet' : `no figure uses it; it reads as a ${kindWord(n.kind)}`;
  return el('tr', {}, verdictCell(item), cell('text', 'As printed', printed(item, n.text)),
    cell(n.value === n.text ? 'value same' : 'value', 'Value', n.value === null ? null : grouped(n.value)), cell('unit', 'Unit'),
    el('td', { class: 'what fate', colspan: 3, 'data-label': 'What it is' }, visible(fate),
      n.cls === 'unaccounted' && item.found.length ? [' ', codeOf(LEFT_OVER, 'unaccounted-number', '')] : null));
}

function fieldRow(item) {
  return el('tr', {}, verdictCell(item), el('td', { class: 'what fate', colspan: 6, 'data-label': 'Field' },
    el('a', { href: link(item), class: 'printed' }, item.field ? ['Field ', visible(item.field)] : 'The record as a whole')));
}

/** What a selected row tells beyond its cells. */
function details(item) {
  const { row } = item;
  const pairs = [];
  if (row) {
    if (row.accepted_by) pairs.push(['Accepted by', row.accepted_by]);
    pairs.push(['Field', row.path]);
  }
  return pairs.length ? el('dl', {}, pairs.map(([name, words]) => [el('dt', {}, name), el('dd', {}, visible(words ?? ''))])) : null;
}

/** Selects an item on both sides. */
function select(item, from) {
  const before = view.item;
  view.item = item;
  for (const field of $('frame').children) field.classList.remove('on');
  if (!inTable(item)) {
    redraw(before);
    selectFrame(item, from);
    return;
  }
  if (!view.show.has(item.cls) || (view.kind && item.kind !== view.kind) || (view.words && !view.items.includes(item))) {
    // A link always leads somewhere: filters that hide its target give way.
    view.show.add(item.cls);
    if (view.kind !== item.kind) view.kind = '';
    if (view.words) $('search').value = view.words = '';
    drawChips();
    refilter();
  }
  const place = view.items.indexOf(item);
  const page = Math.floor(place / PAGE);
  if (page !== view.page) {
    view.page = page;
    drawPage();
  } else {
    redraw(before);
    redraw(item);
  }
  if (from !== 'source') showInSource(item);
  else {
    paintPlaces(item);
    for (const n of source.current) light(n, false);
    source.current = marksOf(item);
    for (const n of source.current) light(n, true);
  }
  const body = $('table').querySelector(`tbody[data-key="${item.key}"]`);
  if (body) intoView(body, $('figures'));
}

/** A number that a field beside the figures uses: the field is lit instead of a row. */
function selectFrame(item, from) {
  const names = new Set(item.number.by.map((path) => path.split(/[.[]/)[0]));
  for (const field of $('frame').children) field.classList.toggle('on', names.has(field.dataset.field));
  if (from !== 'row') showInSource(item);
  $('figures').scrollTop = 0;
}

function redraw(item) {
  const body = item && $('table').querySelector(`tbody[data-key="${item.key}"]`);
  if (body) body.replaceWith(bodyOf(item));
}
