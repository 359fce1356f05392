// Correcting: what a person does goes to the local server, is checked there and saved before the answer comes.

let sending = Promise.resolve();

async function ask(path, body) {
  const options = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } };
  let answer;
  try {
    answer = await fetch(`/api/${path}`, options);
  } catch {
    throw new Error('The server does not answer: start `extractor review` again. What was saved is safe.');
  }
  const type = answer.headers.get('content-type') || '';
  const told = type.includes('json') ? await answer.json() : { error: await answer.text() };
  if (!answer.ok) throw Object.assign(new Error(told.error), { marks: told.marks || [] });
  return told;
}

const here = () => `release/${encodeURIComponent(view.release.id)}`;
const edits = { picking: null, name: localStorage.getItem('extractor-name') ?? INDEX.name ?? '' };

/** One edit: sent in order, then the page shows the release as it is now. */
function edit(body, words) {
  const id = view.release.id;
  sending = sending.then(async () => {
    try {
      const data = await ask(`release/${encodeURIComponent(id)}/edits`, { ...body, name: edits.name });
      const release = remember(id, data);
      note(release);
      if (view.release?.id === id) {
        const { item } = view;
        openRelease(release);
        const again = follow(release, item, body);
        if (again) go(again);
        else {
          view.item = null;
          drawPage();
        }
        const now = again && again.key !== undefined ? CLASSES[again.cls].word : '';
        say(`${words}${now && body.do !== 'undo' ? ` Now ${now}.` : ''} Saved.`);
      }
    } catch (error) {
      complain(error);
    }
  });
  return sending;
}

/** The item the reader was at, in the release as it is after the edit. */
function follow(release, item, body) {
  if (body.do === 'add') return release.rowItems.at(-1);
  if (!item) return null;
  if (body.do === 'drop') return release.items[Math.min(item.place, release.items.length - 1)];
  const mark = marksOf(item)[0]?.mark;
  if (item.row && body.do !== 'undo') return release.rowItems.find((i) => i.row.path === item.row.path) || null;
  return mark ? release.numbers[mark - 1].item : null;
}

/** Keeps the overview's line of a release in step. */
function note(release) {
  const head = HEADS.find((h) => h.id === release.id);
  for (const key of ['verdict', 'counts', 'verdicts', 'found', 'balance', 'corrected']) head[key] = release[key];
  overview.drawn = false;
}

function complain(error) {
  say(error.message);
  const place = $('wrong');
  if (place) place.textContent = error.message;
  if (error.marks?.length && view.release) go(view.release.numbers[error.marks[0] - 1].item);
  if (error.marks?.length) say(error.message);
}

const button = (label, key, listener, extra) => el('button', { type: 'button', on: { click: listener }, ...extra }, label, key ? el('kbd', { 'aria-hidden': 'true' }, key) : null);

/** What can be done with the selected item. */
function tools(item) {
  const holder = el('div', { class: 'tools-of-item' });
  const buttons = el('div', { class: 'buttons' });
  if (item.row) {
    const list = /\]$/.test(item.row.path);
    buttons.append(
      button(item.accepted ? 'Accepted' : 'Accept', 'a', () => accept(item), { disabled: Boolean(item.accepted) }),
      button('Edit', 'e', () => openForm(holder, item)),
      list ? button('Drop', 'x', () => drop(item)) : '');
  } else if (item.number) {
    buttons.append(
      button('Add as a figure', 'e', () => openForm(holder, item, 'level')),
      button('Add as a change', 'c', () => openForm(holder, item, 'change')),
      asideChoice(item));
  } else if (item.field) buttons.append(button('Accept', 'a', () => accept(item)));
  holder.append(buttons, el('p', { id: 'wrong', class: 'wrong', role: 'alert' }));
  return holder;
}

function asideChoice(item) {
  const now = item.cls === 'aside' ? item.number.kind : '';
  const choice = el('select', { id: 'aside-kind', 'aria-label': 'Set aside as', on: { change: () => { if (choice.value) setAside(item, choice.value); } } },
    el('option', { value: '' }, 'Set aside as …'), INDEX.kinds.map((k) => el('option', { value: k, selected: k === now }, kindWord(k))));
  return choice;
}

function accept(item) {
  if (item.accepted) return;
  const path = item.row ? item.row.path : item.field;
  if (path) edit({ do: 'accept', path }, 'Accepted.');
}

function drop(item) {
  if (item.row && /\]$/.test(item.row.path)) edit({ do: 'drop', path: item.row.path }, 'Dropped; u takes it back.');
}

function setAside(item, kind) {
  edit({ do: 'set_aside', mark: item.number.mark, kind }, `Set aside as ${kindWord(kind)}.`);
}

const LABELS = { text: 'Number, as printed', unit: 'Unit', qualifier: 'Qualifier', counted: 'Words for what is counted', indicator: 'What is counted', direction: 'Direction', basis: 'Compared with' };
const labelOf = (name) => {
  const last = name.split('.').pop();
  return Object.hasOwn(LABELS, last) ? LABELS[last] : last.charAt(0).toUpperCase() + last.slice(1).replaceAll('_', ' ');
};

/** The fields of an entry; only what was changed is sent. */
async function openForm(holder, item, role) {
  holder.querySelector('form')?.remove();
  const number = item.number || null;
  const query = item.row ? { path: item.row.path } : { mark: number?.mark ?? '', role };
  let told;
  try {
    told = await ask(`${here()}/form?${new URLSearchParams(query)}`);
  } catch (error) {
    complain(error);
    return;
  }
  const before = new Map();
  const inputs = new Map();
  const picked = new Map();
  const form = el('form', { class: 'editor' });
  let group = '';
  for (const f of told.fields) {
    const head = f.name.split('.').slice(0, -1).join(' ');
    if (head !== group && head) form.append(el('h4', {}, { quantity: 'The figure', change: 'Its change over time', 'change quantity': 'By how much' }[head] || head));
    group = head;
    let value = f.value ?? '';
    before.set(f.name, item.row ? value : f.name.endsWith('qualifier') ? 'exact' : '');
    if (number && f.name === `${told.number}.text`) value = number.text;
    const input = f.choices.length
      ? el('select', {}, f.optional || !f.value ? el('option', { value: '' }, '—') : null, f.choices.map((c) => el('option', { value: c, selected: c === value }, c)))
      : el('input', { value, type: 'text', autocomplete: 'off', spellcheck: 'false' });
    input.name = f.name;
    inputs.set(f.name, input);
    if (f.name.endsWith('.text')) input.addEventListener('input', () => picked.delete(f.name));
    form.append(el('label', { class: f.name === 'indicator' ? 'wide' : '', title: f.help }, labelOf(f.name), input,
      f.name.endsWith('.text') ? button('Pick in the source', '', () => pick(input, f.name, picked), { class: 'pick' }) : null));
  }
  if (number) picked.set(`${told.number}.text`, place(number));
  form.append(el('div', { class: 'buttons', style: null }, el('button', { type: 'submit', class: 'strong' }, item.row ? 'Save' : 'Add'),
    button('Cancel', 'Esc', () => { edits.picking = null; form.remove(); })));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    edits.picking = null;
    const set = {};
    for (const [name, input] of inputs) if (input.value !== before.get(name)) set[name] = input.value.trim() || null;
    for (const [name, where] of picked) for (const [key, at] of Object.entries(where)) set[name.replace(/text$/, key)] = at;
    if (item.row) edit({ do: 'edit', path: told.path, set }, 'Changed.');
    else edit({ do: 'add', path: told.path, set }, 'Added.');
  });
  form.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      event.stopPropagation();
      form.remove();
    }
  });
  holder.insertBefore(form, holder.querySelector('#wrong'));
  (inputs.get('indicator') || inputs.values().next().value)?.focus();
  intoView(form, $('figures'));
}

/** Where a number stands, as leaves of a quantity: its mark, or its span where the scanner saw no number. */
const place = (n) => (n.mark ? { mark: String(n.mark) } : { start: String(n.start), end: String(n.end) });

function pick(input, name, picked) {
  say('Click a number in the source, or select characters there. Esc ends it.');
  if (narrow()) tab('source');
  edits.picking = (n) => {
    input.value = n.text;
    picked.set(name, place(n));
    edits.picking = null;
    if (narrow()) tab('figures');
    input.focus();
    say(`Picked ${n.text}.`);
  };
}

function onSource(event) {
  const target = event.target.closest('a.m');
  if (edits.picking && target) {
    event.preventDefault();
    event.stopPropagation();
    edits.picking(view.release.numbers[target.dataset.n - 1]);
  }
}

/** Characters selected in the source: the number among them, or a number of their own. */
function onSelected() {
  const span = selectedSpan();
  $('add-selected')?.remove();
  if (!span || !/[\p{N}一二三四五六七八九十百千万亿两半a-z]/iu.test(span.text) || span.text.length > 60) return;
  const known = view.release.numbers.find((n) => n.start < span.end && n.end > span.start);
  const number = known || span;
  if (edits.picking) {
    edits.picking(number);
    return;
  }
  const box = getSelection().getRangeAt(0).getBoundingClientRect();
  const offer = el('button', { type: 'button', id: 'add-selected', class: 'strong offer', on: { mousedown: (e) => e.preventDefault(), click: () => addSelected(number) } },
    known ? `Go to ${known.text}` : `Add “${span.text}” as a figure`);
  document.body.append(offer);
  offer.style.left = `${Math.max(8, Math.min(innerWidth - offer.offsetWidth - 8, box.left))}px`;
  offer.style.top = `${Math.max(8, box.top - offer.offsetHeight - 8)}px`;
}

function addSelected(number) {
  $('add-selected')?.remove();
  getSelection().removeAllRanges();
  if (number.mark) {
    go(number.item);
    if (narrow()) tab('figures');
    return;
  }
  const body = $('table').querySelector('tbody');
  const holder = el('div', { class: 'tools-of-item' }, el('p', { id: 'wrong', class: 'wrong', role: 'alert' }));
  const row = el('tbody', { class: 'item on' }, el('tr', { class: 'more' }, el('td', { colspan: COLUMNS.length }, el('b', {}, visible(number.text)), ' selected in the source', holder)));
  if (narrow()) tab('figures');
  $('table').insertBefore(row, body);
  openForm(holder, { number, found: [] }, 'level');
}

/** The header's tools: undo, save as gold, who is correcting. */
function correctionsHead(release) {
  const name = el('input', { id: 'who', 'aria-label': 'Your name, for the history', title: 'Your name, for the history', value: edits.name, size: 10, on: { change: () => {
    edits.name = name.value.trim();
    localStorage.setItem('extractor-name', edits.name);
  } } });
  $('tools').replaceChildren(
    button('Undo', 'u', undo, { disabled: !release.undo, id: 'undo' }),
    button('Save as gold', '', saveGold, { id: 'gold' }), name);
  $('history')?.remove();
  const list = el('details', { class: 'history', id: 'history' }, el('summary', {}, `History (${plural(release.edits.length, 'edit')})`),
    el('ol', {}, release.edits.map((e) => el('li', { class: e.holds ? '' : 'undone' }, visible(told(e))))),
    el('p', {}, 'Labels for other tools: ', ['labelstudio', 'doccano'].map((form, i) => [i ? ', ' : '',
      el('a', { href: `/api/${here()}/labels/${form}`, download: '' }, form === 'doccano' ? 'doccano' : 'Label Studio')])));
  $('about').before(list);
  if (release.warning) say(release.warning);
}

function told(e) {
  const what = { accept: 'accepted', edit: 'changed', drop: 'dropped', add: 'added', set_aside: 'set aside', undo: 'took back the last edit' }[e.do];
  const fields = Object.entries(e.set || {}).filter(([k]) => !/\.(mark|start|end)$/.test(k)).map(([k, v]) => `${k} = ${v ?? 'nothing'}`).join(', ');
  const number = e.mark ? `number ${e.mark}${e.kind ? ` as ${kindWord(e.kind)}` : ''}` : '';
  return [e.time, e.name, what, e.do === 'add' ? '' : e.path, number, fields].filter(Boolean).join(' ');
}

function undo() {
  if (view.release?.undo) edit({ do: 'undo' }, 'Taken back.');
}

async function saveGold() {
  try {
    const { path } = await ask(`${here()}/gold`, {});
    say(`Gold written to ${path}`);
  } catch (error) {
    complain(error);
  }
}

function formKey(role) {
  const holder = $('table').querySelector('tbody.on .tools-of-item');
  if (!view.item || !holder || (role === 'change' && !view.item.number)) return;
  if (view.item.row || view.item.number) openForm(holder, view.item, role);
}

globalThis.corrections = {
  tools,
  head: correctionsHead,
  start() {
    $('source').addEventListener('click', onSource, true);
    $('source').addEventListener('mouseup', () => setTimeout(onSelected));
    addEventListener('keydown', (event) => { if (event.key === 'Escape') { edits.picking = null; $('add-selected')?.remove(); } });
  },
  KEYS: [
    ['a', 'accept the figure as it stands', () => view.item && accept(view.item)],
    ['e', 'edit the figure, or make one of the number', () => formKey('level')],
    ['c', 'make a change over time of the number', () => formKey('change')],
    ['s', 'set the number aside, with its kind', () => $('aside-kind')?.focus()],
    ['x', 'drop the figure', () => view.item && drop(view.item)],
    ['u', 'undo', undo],
  ],
};
