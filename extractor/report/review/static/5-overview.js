// The run: releases as rows, and what was counted over time.

const overview = { page: 0, words: '', sort: 'order', down: false, drawn: false, chart: 0 };
const OVERVIEW = [
  ['order', 'Release', (h, i) => i],
  ['verdict', 'Verdict', (h) => (h.failed ? -1 : ['rejected', 'review', 'verified'].indexOf(h.verdict))],
  ['numbers', 'Numbers of the source', (h) => (h.failed ? -1 : h.counts.reduce((a, b) => a + b, 0))],
  ['found', 'To look at', (h) => (h.failed ? Infinity : toLook(h))],
  ['cost', 'Cost', (h) => Number(h.cost ?? NaN)],
];
const toLook = (h) => h.found;
const dollars = (cost) => `$${Number(cost) < 0.01 && Number(cost) > 0 ? cost : Number(cost).toFixed(2)}`;

function totals() {
  const done = HEADS.filter((h) => !h.failed);
  const sum = (pick) => done.reduce((n, h) => n + pick(h), 0);
  const n = (x) => x.toLocaleString('en');
  const states = [0, 1, 2].map((s) => sum((h) => h.counts[s]));
  const priced = done.filter((h) => h.cost !== null);
  const cost = priced.reduce((c, h) => c + Number(h.cost), 0);
  return {
    balance: BLIND ? `${n(states[0] + states[1] + states[2])} numbers to label` : `${n(states[0] + states[1] + states[2])} numbers: ${n(states[0])} used, ${n(states[1])} set aside, ${n(states[2])} unaccounted`,
    failed: HEADS.length - done.length,
    found: sum(toLook),
    figures: [0, 1, 2].map((v) => sum((h) => h.verdicts[v])),
    cost: priced.length ? cost.toFixed(cost < 1 ? 4 : 2) : null,
  };
}

function drawOverview() {
  if (!overview.drawn) {
    overview.drawn = true;
    const t = totals();
    const { run } = INDEX;
    $('run').replaceChildren(
      el('div', { class: 'head' }, el('div', { class: 'words' },
        el('h1', {}, plural(HEADS.length, 'release')),
        el('p', { class: 'balance' }, t.balance),
        el('p', { class: 'sentence' }, BLIND ? 'Labelling mode: nothing that a model or the rules found is shown.' : [
          `${plural(t.figures[0], 'figure')} verified, ${t.figures[1].toLocaleString('en')} to review, ${t.figures[2].toLocaleString('en')} rejected.`,
          t.failed ? ` ${plural(t.failed, 'release')} failed.` : '', t.cost === null ? '' : ` Cost $${t.cost}.`,
        ]),
        el('p', { class: 'quiet' }, [run.model ? ['Filled by ', visible(run.model), ', schema ', visible(run.schema), '. '] : '',
          run.status && run.status !== 'finished' ? `The run is ${run.status}: not every release is here.` : '']))),
      BLIND ? '' : el('p', { class: 'lead' }, 'Each release is laid beside what was taken from it. Every number it prints is used, set aside with a reason, or reported as unaccounted. Open one to look.'),
      el('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Releases' },
        el('table', { class: 'releases' }, el('caption', { class: 'unseen' }, 'The releases of this run'), el('thead', {}, el('tr', { id: 'overview-columns' })), el('tbody', { id: 'overview-rows' }))),
      el('div', { class: 'pager', id: 'overview-pager' }),
      el('div', { id: 'charts' }));
    drawCharts();
  }
  drawReleases();
}

function drawReleases() {
  const words = overview.words.toLowerCase();
  const [, , key] = OVERVIEW.find(([name]) => name === overview.sort);
  const sign = overview.down ? -1 : 1;
  const rank = (k) => (Number.isNaN(k) ? 1 : 0);
  const keyed = HEADS.map((h, i) => [key(h, i), h, i]).filter(([, h]) => !words || `${h.name}\n${h.id}`.toLowerCase().includes(words));
  keyed.sort(([a, , i], [b, , j]) => rank(a) - rank(b) || (a < b ? -sign : a > b ? sign : 0) || i - j);
  $('overview-columns').replaceChildren(...OVERVIEW.filter(([name]) => !BLIND || name === 'order' || name === 'numbers').map(([name, label]) => el('th', {
    scope: 'col', class: name, 'aria-sort': overview.sort === name ? (overview.down ? 'descending' : 'ascending') : null,
  }, el('button', { type: 'button', on: { click: () => {
    overview.down = overview.sort === name ? !overview.down : name === 'found';
    overview.sort = name;
    overview.page = 0;
    drawReleases();
  } } }, label, el('span', { class: 'arrow', 'aria-hidden': 'true' }, overview.sort === name ? (overview.down ? ' ↓' : ' ↑') : '')))));
  const pages = Math.max(1, Math.ceil(keyed.length / PAGE));
  overview.page = Math.min(overview.page, pages - 1);
  const rows = keyed.slice(overview.page * PAGE, (overview.page + 1) * PAGE).map(([, h]) => releaseRow(h));
  $('overview-rows').replaceChildren(...(rows.length ? rows : [el('tr', {}, el('td', { colspan: 5 }, HEADS.length ? 'No release has this in its name.' : 'This run has no releases.'))]));
  pager($('overview-pager'), overview.page, pages, (to) => {
    overview.page = to;
    drawReleases();
  });
}

function releaseRow(h) {
  if (h.failed) {
    return el('tr', { class: 'failed' }, el('th', { scope: 'row', class: 'order' }, visible(h.name)),
      el('td', { class: 'verdict' }, el('span', { class: 'sign rejected' }, '✕'), el('span', { class: 'word' }, 'failed')),
      el('td', { class: 'numbers', colspan: 3 }, visible(h.failed), ': ', visible(h.message)));
  }
  const name = el('th', { scope: 'row', class: 'order' }, el('a', { href: `#${encodeURIComponent(h.id)}` }, visible(h.name)), h.corrected ? el('span', { class: 'quiet' }, ' corrected') : null);
  if (BLIND) return el('tr', {}, name, el('td', { class: 'numbers' }, plural(h.counts.reduce((a, b) => a + b, 0), 'number')));
  const { sign, word } = CLASSES[Object.hasOwn(CLASSES, h.verdict) ? h.verdict : 'review'];
  return el('tr', {}, name,
    el('td', { class: 'verdict' }, el('span', { class: `sign ${h.verdict}` }, sign), el('span', { class: 'word' }, word)),
    el('td', { class: 'numbers' }, balanceBar(h), el('span', {}, h.balance)),
    el('td', { class: 'found', 'data-label': 'To look at' }, toLook(h) ? toLook(h).toLocaleString('en') : '—'),
    el('td', { class: 'cost', 'data-label': 'Cost' }, h.cost === null ? '—' : dollars(h.cost)));
}

/** used, set aside and unaccounted as one bar; the words beside it say the same. */
function balanceBar(h) {
  const all = h.counts.reduce((a, b) => a + b, 0) || 1;
  let x = 0;
  const part = (n, cls) => {
    const width = (n / all) * 100;
    const box = svg('rect', { x: x.toFixed(2), y: 0, width: width.toFixed(2), height: 8, class: cls });
    x += width;
    return box;
  };
  return svg('svg', { viewBox: '0 0 100 8', class: 'balancebar', preserveAspectRatio: 'none', 'aria-hidden': 'true' },
    part(h.counts[0], 'verified'), part(h.counts[1], 'aside'), part(h.counts[2], 'unaccounted'));
}

const CHARTS = 12;

function drawCharts() {
  const series = INDEX.series || [];
  const host = $('charts');
  host.replaceChildren(INDEX.note ? el('p', { class: 'quiet' }, visible(INDEX.note)) : '');
  if (!series.length) return;
  const pages = Math.ceil(series.length / CHARTS);
  const turn = el('div', { class: 'pager' });
  const show = (page) => {
    const now = series.slice(page * CHARTS, (page + 1) * CHARTS);
    host.querySelector('.charts').replaceChildren(...now.map(chart));
    pager(turn, page, pages, show);
  };
  host.replaceChildren(el('h2', {}, 'What was counted over time'),
    el('p', { class: 'quiet' }, 'One picture per series; each point leads to its sentence.'), el('div', { class: 'charts' }), turn);
  show(0);
}

function chart(s) {
  const [w, h, left, right, top, bottom] = [300, 130, 10, 10, 22, 24];
  const values = s.points.map((p) => Number(p.value));
  const low = Math.min(0, ...values);
  const high = Math.max(...values, low + 1e-9);
  const days = s.points.map((p) => Date.parse(p.day) / 864e5);
  const span = days.at(-1) - days[0] || 1;
  const x = (i) => left + 12 + ((days[i] - days[0]) / span) * (w - left - right - 24);
  const y = (v) => top + (1 - (v - low) / (high - low)) * (h - top - bottom);
  const line = s.points.map((p, i) => `${i ? 'L' : 'M'}${x(i).toFixed(1)} ${y(values[i]).toFixed(1)}`).join('');
  const points = s.points.map((p, i) => svg('a', { href: `#${encodeURIComponent(p.id)}/${p.mark ? `n${p.mark}` : ''}`, 'aria-label': `${p.period}: ${p.text}` },
    svg('title', {}, plainly(`${p.period}: ${p.text}${s.unit ? ` ${s.unit}` : ''}`)),
    svg('circle', { cx: x(i).toFixed(1), cy: y(values[i]).toFixed(1), r: 12, class: 'near' }),
    svg('circle', { cx: x(i).toFixed(1), cy: y(values[i]).toFixed(1), r: 4, class: `dot ${p.verdict || ''}` })));
  const labels = [[0, 'start'], [s.points.length - 1, 'end']].map(([i, anchor]) => svg('text', { x: anchor === 'start' ? left : w - right, y: h - 6, 'text-anchor': anchor }, s.points[i].day.slice(0, 7)));
  const last = s.points.at(-1);
  return el('figure', {},
    el('figcaption', {}, el('b', {}, visible(s.name)),
      el('span', { class: 'latest' }, visible(last.text), s.unit ? [' ', visible(s.unit)] : '')),
    svg('svg', { viewBox: `0 0 ${w} ${h}`, class: 'chart', role: 'group', 'aria-label': `${s.name}, ${plural(s.points.length, 'point')}` },
      svg('line', { x1: left, x2: w - right, y1: y(0), y2: y(0), class: 'axis' }), svg('path', { d: line, class: 'line' }), points, labels));
}
