// Where the reader is: the address (#release/n17), the keys, and the header.

const ROUTE = /^#([^/]*)(?:\/([nrf])(\d+))?\/?$/;
let turn = 0;

async function route() {
  const mine = turn += 1;
  const [, name, letter, digits] = ROUTE.exec(location.hash) || [];
  let id = name ?? '';
  try {
    id = decodeURIComponent(id);
  } catch {
    id = '';
  }
  if (!id && HEADS.length === 1 && !HEADS[0].failed) id = HEADS[0].id;
  if (!id || id === 'overview') {
    showOverview();
    return;
  }
  const release = await load(id);
  if (mine !== turn) return;
  if (!release) {
    say(`There is no release ${id} on this page.`);
    showOverview();
    return;
  }
  if (view.release !== release) openRelease(release);
  const item = letter && itemAt(release, letter, Number(digits));
  if (item) {
    select(item);
    if (narrow() && letter === 'n' && route.from !== 'row') return;
  } else if (letter) say(`${release.name} has no such number.`);
}

function itemAt(release, letter, number) {
  if (letter === 'n') return release.numbers[number - 1]?.item;
  return release.items.find((i) => i.key === letter + number);
}

function showOverview() {
  $('release').hidden = true;
  $('run').hidden = false;
  document.body.classList.add('at-overview');
  view.release = null;
  view.item = null;
  $('search').value = overview.words;
  $('search').placeholder = 'Search releases';
  drawOverview();
  document.title = INDEX.title;
}

function openRelease(release) {
  const again = view.release?.id === release.id;
  const key = again ? view.item?.key : null;
  view.release = release;
  view.item = key ? release.items.find((i) => i.key === key) || null : null;
  if (!again) {
    view.page = 0;
    view.words = '';
    $('search').value = '';
    $('search').placeholder = 'Search';
  }
  $('run').hidden = true;
  $('release').hidden = false;
  document.body.classList.remove('at-overview');
  $('pick').value = release.id;
  drawHead(release);
  drawChips();
  const scroll = $('source').scrollTop;
  drawSource(release);
  findHits(view.words);
  drawTable();
  if (again) $('source').scrollTop = scroll;
  else $('figures').scrollTop = 0;
  document.title = plainly(`${release.name}: ${release.balance}`);
}

function drawHead(release) {
  $('name').replaceChildren(...visible(release.name));
  $('balance').textContent = BLIND ? labelled(release) : release.balance;
  $('sentence').replaceChildren(sentence(release), ' ', el('span', { class: 'quiet' }, remaining(release)));
  $('frame').replaceChildren(...release.frame.map(([name, words]) => el('div', { 'data-field': name }, el('dt', {}, visible(name)), el('dd', {}, visible(words)))));
  $('frame').hidden = !release.frame.length;
  const { usage } = release;
  const facts = [
    ['Filled by', release.model], ['Schema', release.schema], ['Read as', [release.reader, release.encoding].filter(Boolean).join(', ')], ['sha256 of the file', release.sha256],
    ['Requests', usage.requests], ['Tokens', usage.input_tokens && `${usage.input_tokens.toLocaleString('en')} in, ${(usage.output_tokens || 0).toLocaleString('en')} out`],
    ['Cost', release.cost === null ? null : `$${release.cost}`],
    ...release.stages.map((s) => [`After ${s.name}`, `${s.used} used, ${s.set_aside} set aside, ${s.unaccounted} unaccounted; ${plural(s.rejected, 'rejecting finding')}, ${s.review} to review`]),
  ].filter(([, words]) => words);
  $('facts').replaceChildren(...facts.map(([name, words]) => el('div', {}, el('dt', {}, visible(name)), el('dd', {}, visible(words)))));
  $('about').hidden = BLIND;
  globalThis.corrections?.head(release);
}

function labelled(release) {
  const left = release.numbers.filter((n) => n.state === STATE.unaccounted).length;
  return `${plural(release.numbers.length, 'number')}: ${release.numbers.length - left} labelled, ${left} to label`;
}

function remaining(release) {
  const left = release.items.filter(open_).length;
  $('nextfinding').textContent = left ? `Next to look at (${left.toLocaleString('en')})` : 'Nothing left to look at';
  $('nextfinding').disabled = !left && !elsewhere(1);
  if (BLIND) return left ? 'Press n for the next number, then say what it is.' : 'Every number has a label.';
  return left ? `Press n to go through what needs a look.` : '';
}

const narrow = () => matchMedia('(max-width: 899px)').matches;

function tab(name) {
  $('panes').dataset.tab = name;
  for (const button of $('tabs').children) button.setAttribute('aria-pressed', String(button.dataset.tab === name));
}

/** Goes to an item and leaves its address behind without filling the browser's history. */
function go(item, from) {
  history.replaceState(null, '', link(item));
  select(item, from);
  tell(item);
}

function tell(item) {
  const text = item.row ? `${item.row.text ?? item.row.change?.text ?? ''}, ${item.row.indicator ?? ''}` : item.number ? item.number.text : item.field;
  if (item.number?.state === STATE.used) say(`${text}: part of ${item.number.by.join(', ') || 'another field'}.`, true);
  else say(`${text}: ${CLASSES[item.cls].word}. ${item.found.map((f) => view.release.findings[f][4]).join(' ')}`, true);
}

/** The next row in the table as it stands. */
function step(by) {
  if (!view.items.length) return;
  const at = view.items.indexOf(view.item);
  const next = at < 0 ? (by > 0 ? 0 : view.items.length - 1) : at + by;
  if (view.items[next]) go(view.items[next]);
}

/** The next thing to look at in the order of the text, then the next release that has one. */
function stepFinding(by) {
  if (!view.release) {
    const first = HEADS.find((h) => !h.failed && toLook(h) > 0);
    if (first) location.hash = `#${encodeURIComponent(first.id)}`;
    return;
  }
  const { items } = view.release;
  let at = view.item ? view.item.place : by > 0 ? -1 : items.length;
  do at += by; while (items[at] && !open_(items[at]));
  if (items[at]) {
    go(items[at]);
    return;
  }
  const other = elsewhere(by);
  if (stepFinding.asked === view.release.id && other) location.hash = `#${encodeURIComponent(other.id)}`;
  else {
    say(other ? `That was the last one here. Press ${by > 0 ? 'n' : 'p'} again for ${other.name}.` : 'That was the last one.');
    stepFinding.asked = view.release.id;
  }
}

/** The next release with something to look at, going round. */
function elsewhere(by) {
  const at = HEADS.findIndex((h) => h.id === view.release?.id);
  for (let i = 1; i < HEADS.length; i += 1) {
    const h = HEADS[(at + by * i + HEADS.length * 2) % HEADS.length];
    if (!h.failed && (BLIND || toLook(h) > 0)) return h;
  }
  return null;
}

function stepRelease(by) {
  const at = HEADS.findIndex((h) => h.id === view.release?.id);
  for (let i = at + by; i >= 0 && i < HEADS.length; i += by) {
    if (!HEADS[i].failed) {
      location.hash = `#${encodeURIComponent(HEADS[i].id)}`;
      return;
    }
  }
}

const KEYS = [
  ['n', 'next number to look at', () => stepFinding(1)], ['p', 'the one before', () => stepFinding(-1)],
  ['j', 'next row', () => step(1)], ['k', 'row above', () => step(-1)],
  [']', 'next release', () => stepRelease(1)], ['[', 'release before', () => stepRelease(-1)],
  ['o', 'all releases', () => { location.hash = '#overview'; }],
  ['/', 'search; Enter goes through the source', () => { $('search').focus(); $('search').select(); }],
  ['?', 'this help', () => showKeys()],
];

function showKeys() {
  const dialog = $('keys');
  const extra = globalThis.corrections?.KEYS || [];
  dialog.replaceChildren(
    el('h2', {}, 'How to read this page'),
    el('p', {}, BLIND ? 'Left is the release as it was read. Say of every number what it is: a figure, with its fields, or something else, with its kind.'
      : 'Left is the release as it was read, every number in it marked. Right is what was taken from it. Click either side to see the other.'),
    el('ul', { class: 'legend' }, Object.entries(CLASSES).map(([cls, { word, says }]) => el('li', {}, el('span', { class: `m ${cls}` }, '1,234'), el('span', {}, el('b', {}, word), ' ', says)))),
    el('h3', {}, 'Keys'),
    el('dl', { class: 'keylist' }, [...KEYS, ...extra].map(([key, words]) => el('div', {}, el('dt', {}, el('kbd', {}, key)), el('dd', {}, words)))),
    el('button', { type: 'button', on: { click: () => dialog.close() } }, 'Close'));
  dialog.showModal();
}

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || $('keys').open) return;
  if (event.target.closest('input:not([type=checkbox]), select, textarea')) {
    if (event.key === 'Escape') event.target.blur();
    return;
  }
  const found = [...KEYS, ...(globalThis.corrections?.KEYS || [])].find(([key]) => key === event.key);
  if (!found) return;
  event.preventDefault();
  const asked = stepFinding.asked;
  found[2]();
  if (stepFinding.asked === asked) stepFinding.asked = null;
}

function start() {
  $('pick').replaceChildren(...HEADS.filter((h) => !h.failed).map((h) => el('option', { value: h.id }, plainly(h.name))));
  $('picker').hidden = HEADS.length < 2;
  $('to-overview').hidden = HEADS.length < 2 && !HEADS.some((h) => h.failed);
  $('pick').addEventListener('change', () => { location.hash = `#${encodeURIComponent($('pick').value)}`; });
  $('prev').addEventListener('click', () => stepRelease(-1));
  $('next').addEventListener('click', () => stepRelease(1));
  $('nextfinding').addEventListener('click', () => stepFinding(1));
  $('help').addEventListener('click', showKeys);
  $('skip').addEventListener('click', (event) => {
    event.preventDefault();
    (view.release ? $('figures') : $('run')).focus();
  });
  for (const button of $('tabs').children) button.addEventListener('click', () => { tab(button.dataset.tab); if (view.item) select(view.item); });
  $('kind').addEventListener('change', () => { view.kind = $('kind').value; refilter(); });
  let wait = 0;
  $('search').addEventListener('input', () => {
    clearTimeout(wait);
    wait = setTimeout(search, 120);
  });
  $('search').addEventListener('keydown', (event) => {
    if (event.key !== 'Enter') return;
    clearTimeout(wait);
    search();
    if (view.release && !nextHit()) say('No match in the source.');
  });
  $('source').addEventListener('click', (event) => {
    const target = event.target.closest('a.m');
    if (!target || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const n = view.release.numbers[target.dataset.n - 1];
    if (narrow()) tab('figures');
    history.replaceState(null, '', target.getAttribute('href'));
    select(n.item, 'source');
    tell(n.item);
  });
  $('table').addEventListener('click', (event) => {
    const body = event.target.closest('tbody.item');
    if (!body || event.ctrlKey || event.metaKey || event.shiftKey || getSelection().toString()) return;
    const anchor = event.target.closest('a.printed');
    if (event.target.closest('input, select, textarea, button, label') || (event.target.closest('a') && !anchor)) return;
    event.preventDefault();
    const item = view.items.find((i) => i.key === body.dataset.key);
    const same = item === view.item;
    go(item);
    if (narrow() && (anchor || same)) {
      tab('source');
      showInSource(item);
    }
    $('table').querySelector(`tbody[data-key="${item.key}"] a.printed`)?.focus({ preventScroll: true });
  });
  document.addEventListener('keydown', onKey);
  addEventListener('hashchange', route);
  addEventListener('beforeprint', () => {
    if (!view.release) return;
    source.pieces.forEach(fill);
    drawPage(true);
  });
  addEventListener('afterprint', () => { if (view.release) drawPage(); });
  tab('figures');
  globalThis.corrections?.start();
  route();
}

function search() {
  if (!view.release) {
    overview.words = $('search').value.trim();
    overview.page = 0;
    drawReleases();
    return;
  }
  view.words = $('search').value.trim();
  view.page = 0;
  findHits(view.words);
  drawTable();
}

start();
