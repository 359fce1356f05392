// A release as the page works with it: numbers, and the rows that a reader goes through.

const INDEX = json('index');
const HEADS = INDEX.releases;
const LIVE = INDEX.mode !== 'static';
const BLIND = INDEX.mode === 'blind';
const STATE = { used: 0, aside: 1, unaccounted: 2 };
const CLASSES = {
  verified: { sign: '✓', word: 'verified', says: 'The number, its unit and its wording were found in the source.' },
  review: { sign: '?', word: 'to review', says: 'Something about it could not be proved; a person should look.' },
  rejected: { sign: '✕', word: 'rejected', says: 'It contradicts the source: do not use it as it stands.' },
  unaccounted: { sign: '!', word: 'unaccounted', says: 'The source prints it and nothing uses it; it may be a figure that was missed.' },
  aside: { sign: '·', word: 'set aside', says: 'A date, a name, a rank or the like: no reported figure.' },
};
if (BLIND) {
  CLASSES.verified.word = 'labelled';
  CLASSES.verified.says = 'A figure you have entered.';
  CLASSES.unaccounted.word = 'to label';
  CLASSES.unaccounted.says = 'The source prints it and you have not said yet what it is.';
  CLASSES.aside.says = 'You have said what kind of number it is; it is no figure.';
}
const KIND_WORDS = {
  statistic: 'reported figure', change: 'change over time', date_time: 'date or time', duration: 'length of time',
  ordinal: 'rank', name: 'part of a name', enumerator: 'list number', rate_denominator: 'base of a rate',
  boilerplate: 'web page furniture', other: 'other',
};
const kindWord = (kind) => (Object.hasOwn(KIND_WORDS, kind) ? KIND_WORDS[kind] : String(kind || ''));
const opened = new Map();

/** The release with this id, from the page or from the server; null if there is none. */
async function load(id) {
  if (opened.has(id)) return opened.get(id);
  const place = HEADS.findIndex((h) => h.id === id);
  if (place < 0 || HEADS[place].failed) return null;
  const data = LIVE ? await ask(`release/${encodeURIComponent(id)}`) : await embedded(`release-${place}`);
  return remember(id, data);
}

/** The data of a release lies below the script: a page of hundreds is at work before it is read to its end. */
async function embedded(id) {
  // The block after it tells that this one is whole.
  while (document.readyState === 'loading' && !$(id)?.nextElementSibling) await new Promise((done) => { setTimeout(done, 5); });
  return json(id);
}

function remember(id, data) {
  const release = understand(data);
  opened.delete(id);
  opened.set(id, release);
  if (opened.size > 8) opened.delete(opened.keys().next().value);
  return release;
}

function understand(data) {
  const at = offsets(data.text);
  const release = { ...data, at };
  release.numbers = data.numbers.map(([start, end, value, kind, state, level, rows, by], i) => ({
    mark: i + 1, start, end, from: at(start), to: at(end), value, kind, state, level, rows, by, item: null,
    text: data.text.slice(at(start), at(end)),
    cls: state === STATE.aside ? 'aside' : state === STATE.unaccounted ? 'unaccounted' : ['verified', 'review', 'rejected'][level],
  }));
  release.items = rowsOf(release);
  return release;
}

/** One row per figure, per number that no figure uses, and per finding about anything else; in the order of the text. */
function rowsOf(release) {
  const byStart = new Map(release.numbers.map((n) => [n.start, n]));
  const items = release.rows.map((row, i) => {
    const level = byStart.get(row.start);
    const change = row.change ? byStart.get(row.change.start) : undefined;
    const cls = Object.hasOwn(CLASSES, row.verdict) ? row.verdict : 'review';
    const place = row.start ?? row.change?.start ?? row.found?.map((f) => release.findings[f][5]).find((s) => s !== null);
    return {
      key: `r${i}`, row, cls, level, change, at: place ?? Infinity, accepted: row.accepted_by,
      kind: level?.kind || change?.kind || (row.change && row.start === undefined ? 'change' : 'statistic'), found: row.found || [],
    };
  });
  // A figure that stands nowhere in the text keeps its place among its neighbours.
  for (let i = 1; i < items.length; i += 1) if (items[i].at === Infinity && items[i - 1].at !== Infinity) items[i].at = items[i - 1].at + 0.5;
  release.rowItems = items.slice();
  for (const n of release.numbers) {
    if (n.state === STATE.used && n.rows.length) n.item = items[n.rows[0]];
    else {
      n.item = { key: `n${n.mark}`, number: n, cls: n.cls, at: n.start, kind: n.kind, found: [] };
      items.push(n.item);
    }
  }
  for (const f of release.loose) {
    const [, , severity, path, , start, end] = release.findings[f];
    const number = start === null ? undefined : byStart.get(start);
    if (number?.end === end && number.item.number) {
      number.item.found.push(f);
      if (number.cls === 'aside' && severity !== 'info') number.item.cls = number.cls = severity === 'reject' ? 'rejected' : 'review';
    } else {
      const cls = { reject: 'rejected', review: 'review', info: 'verified' }[severity];
      items.push({ key: `f${f}`, field: path, cls, at: start ?? -1, kind: '', found: [f] });
    }
  }
  items.sort((a, b) => a.at - b.at);
  items.forEach((item, i) => { item.place = i; });
  return items;
}

/** What `n` visits: whatever carries a finding, and every unaccounted number; not what a person accepted. */
const open_ = (item) => !item.accepted && (item.found.length > 0 || item.cls === 'unaccounted' || item.cls === 'review' || item.cls === 'rejected');

const marksOf = (item) => [item.level, item.change, item.number].filter(Boolean);

function haystack(release, item) {
  if (item.hay === undefined) {
    const { row = {}, number } = item;
    const parts = [
      row.text, row.value, row.indicator, row.unit, row.period, row.scope, row.campaign, row.path, row.change?.text, row.change?.basis,
      row.change?.direction, number?.text, number?.value, item.field, item.kind, kindWord(item.kind),
      ...item.found.map((f) => release.findings[f][4]),
    ];
    item.hay = parts.filter(Boolean).join('\n').toLowerCase();
  }
  return item.hay;
}

/** The verdicts of a release in one sentence. */
function sentence(release) {
  const figures = release.rowItems.length;
  const count = (cls) => release.rowItems.filter((i) => i.cls === cls).length;
  if (BLIND) return `${plural(figures, 'figure')} entered.`;
  if (!figures) return 'No figure was taken from it.';
  const doubtful = [[count('review'), 'to review'], [count('rejected'), 'rejected']].filter(([n]) => n);
  if (!doubtful.length) return `All ${plural(figures, 'figure')} verified.`;
  return `Of ${plural(figures, 'figure')}, ${count('verified').toLocaleString('en')} verified, ${doubtful.map(([n, w]) => `${n.toLocaleString('en')} ${w}`).join(', ')}.`;
}
